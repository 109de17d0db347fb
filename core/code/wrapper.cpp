#include "code/function_compiler.h"
#include "code/liveness.h"

/// Functions that only pass a call on: methods for interfaces whose receiver has another form or is promoted, bound
/// methods, method expressions. Tracebacks do not show them.
namespace ws::code {

FunctionCompiler::WrapperFrame FunctionCompiler::openWrapper(go::Signature* signature)
{
    WrapperFrame frame;
    frame.results = slotsOf(signature->results);
    frame.params = slotsOf(signature->params);
    m_b.alloc(frame.results);
    frame.args = m_b.alloc(frame.params);
    m_b.function().resultSlots = frame.results;
    m_b.function().paramSlots = frame.params;
    return frame;
}

void FunctionCompiler::passOn(const Callee& callee, Slot window, std::uint32_t results)
{
    emitCall(callee, window);
    m_b.moveTo(0, window, results);
    m_b.emit(Op::Ret);
    m_b.finish();
}

/// Calls the method `entry` of `type`. With `dataWord` the receiver comes as an interface's data word, else in its
/// slots.
void FunctionCompiler::compileInterfaceMethod(go::Type* type, const go::MethodSetEntry& entry, bool dataWord)
{
    Function& function = m_b.function();
    go::Signature* signature = entry.signature;
    const std::uint32_t results = slotsOf(signature->results);
    const std::uint32_t params = slotsOf(signature->params);
    m_b.alloc(results);
    const std::uint32_t own = dataWord ? 1 : slots(type);
    const Slot receiver = m_b.alloc(own);
    const Slot args = m_b.alloc(params);
    function.resultSlots = results;
    function.paramSlots = own + params;
    Place base;
    base.kind = Place::Kind::Frame;
    base.type = type;
    base.slot = receiver;
    if (dataWord && slots(type) > 1)
        base = dereferenced(receiver, type);
    Place end = fieldPath(base, type, entry.path);
    go::Type* walked = walkedType(type, entry.path);
    Callee target;
    if (entry.method) {
        ResolvedMethod resolved;
        resolved.method = entry.method;
        resolved.walked = walked;
        go::Type* named = walked->kind == go::TypeKind::Pointer ? static_cast<go::Pointer*>(walked)->element : walked;
        target.function = m_c.function(entry.method,
            named->kind == go::TypeKind::Named ? static_cast<go::Named*>(named)->typeArgs : std::vector<go::Type*>());
        target.receiverSlots = receiverSlots(resolved);
    } else {
        target.kind = Callee::Kind::Interface;
        target.method = m_c.methodName(methodKey(entry.name, entry.package));
        target.receiverSlots = 1;
        target.value = loadOperand(end);
        target.shape = packCallShape(results, params);
    }
    if (dataWord && entry.method && entry.path.empty() && type->kind == go::TypeKind::Pointer
        && !entry.method->pointerReceiver) { // runtime.panicwrap
        const std::string name = static_cast<go::Pointer*>(type)->element->kind == go::TypeKind::Named
            ? static_cast<go::Named*>(static_cast<go::Pointer*>(type)->element)->object->name
            : std::string();
        const std::string package = entry.method->package ? entry.method->package->path + "." : std::string();
        Label fine;
        m_b.jumpCompare(Op::JNeI, receiver, 0, fine);
        panicWith("plainError",
            "value method " + package + name + "." + std::string(entry.name) + " called using nil *" + name
                + " pointer");
        m_b.bind(fine);
    }
    const Slot value = m_b.alloc(entry.method ? target.receiverSlots : 0);
    if (entry.method)
        passReceiver(end, walked, entry.method, value);
    const Slot window = m_b.alloc(results + target.receiverSlots + params);
    if (entry.method)
        m_b.moveTo(static_cast<Slot>(window + results), value, target.receiverSlots);
    m_b.moveTo(static_cast<Slot>(window + results + target.receiverSlots), args, params);
    passOn(target, window, results);
}

/// The function of the method value x.M: its closure holds the receiver.
void FunctionCompiler::compileBoundMethod(
    go::Signature* signature, std::uint32_t target, std::uint32_t receiverSlotCount)
{
    const auto [results, params, args] = openWrapper(signature);
    if (receiverSlotCount > 0)
        m_b.function().closureSlot = m_b.alloc(1);
    const Slot window = m_b.alloc(results + receiverSlotCount + params);
    if (receiverSlotCount > 0)
        m_b.emit(Op::Captured, window + results, 0, receiverSlotCount);
    m_b.moveTo(static_cast<Slot>(window + results + receiverSlotCount), args, params);
    Callee callee;
    callee.function = target;
    passOn(callee, window, results);
}

void FunctionCompiler::compileBoundInterfaceMethod(go::Signature* signature, std::uint32_t method)
{
    const auto [results, params, args] = openWrapper(signature);
    m_b.function().closureSlot = m_b.alloc(1);
    Callee callee;
    callee.kind = Callee::Kind::Interface;
    callee.method = method;
    callee.value = m_b.alloc(2);
    callee.shape = packCallShape(results, params);
    m_b.emit(Op::Captured, callee.value, 0, 2);
    const Slot window = m_b.alloc(results + 1 + params);
    m_b.moveTo(static_cast<Slot>(window + results + 1), args, params);
    passOn(callee, window, results);
}

/// I.M: the first parameter is the interface.
void FunctionCompiler::compileInterfaceMethodExpr(go::Signature* signature, std::uint32_t method)
{
    const auto [results, params, args] = openWrapper(signature);
    Callee callee;
    callee.kind = Callee::Kind::Interface;
    callee.method = method;
    callee.value = args;
    callee.shape = packCallShape(results, params - 2);
    const Slot window = m_b.alloc(results + 1 + params - 2);
    m_b.moveTo(static_cast<Slot>(window + results + 1), static_cast<Slot>(args + 2), params - 2);
    passOn(callee, window, results);
}

} // namespace ws::code
