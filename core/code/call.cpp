#include "code/function_compiler.h"

#include "base/assert.h"
#include "code/liveness.h"

/// Calls. The window of the callee is built at the top of the caller's frame, so arguments are compiled straight into
/// it.
namespace ws::code {

using go::NodeKind;

/// The declared function that `fun` names, with its type arguments; null if it is something else.
go::Object* FunctionCompiler::staticFunction(go::Expr* fun, std::vector<go::Type*>& args)
{
    fun = unparen(fun);
    if (fun->kind == NodeKind::IndexExpr && fun->type && under(typeOf(fun))->kind == go::TypeKind::Signature) {
        go::Expr* x = unparen(static_cast<go::IndexExpr*>(fun)->x);
        if (x->mode != go::Mode::TypeExpr && (x->kind == NodeKind::Ident || x->kind == NodeKind::SelectorExpr))
            fun = x;
    }
    go::Ident* name = nullptr;
    if (fun->kind == NodeKind::Ident)
        name = static_cast<go::Ident*>(fun);
    else if (fun->kind == NodeKind::SelectorExpr && !static_cast<go::SelectorExpr*>(fun)->selection)
        name = static_cast<go::SelectorExpr*>(fun)->sel;
    if (!name || !name->object || name->object->kind != go::ObjectKind::Func)
        return nullptr;
    for (go::Type* arg : name->typeArgs)
        args.push_back(substitute(arg));
    return name->object;
}

FunctionCompiler::Callee FunctionCompiler::callee(go::CallExpr* e)
{
    Callee result;
    go::Expr* fun = unparen(e->fun);
    std::vector<go::Type*> args;
    if (go::Object* object = staticFunction(fun, args)) {
        result.function = m_c.function(object, args);
        return result;
    }
    if (fun->kind == NodeKind::SelectorExpr && static_cast<go::SelectorExpr*>(fun)->selection) {
        auto* selector = static_cast<go::SelectorExpr*>(fun);
        const go::Selection::Kind kind = selector->selection->kind;
        if (kind == go::Selection::Kind::MethodValue || kind == go::Selection::Kind::InterfaceMethod) {
            const ResolvedMethod resolved = resolve(selector);
            if (resolved.method) {
                result.function = m_c.function(resolved.method, resolved.typeArgs);
                result.receiver = selector;
                result.receiverSlots = receiverSlots(resolved);
                return result;
            }
            result.kind = Callee::Kind::Interface;
            result.method = m_c.methodName(resolved.key);
            result.receiverSlots = 1; // the data word
            const auto found = m_receivers.find(selector);
            result.value = found != m_receivers.end() ? found->second : loadOperand(receiverPlace(selector, resolved));
            return result;
        }
    }
    result.kind = Callee::Kind::Closure;
    result.value = operand(fun);
    return result;
}

void FunctionCompiler::emitCall(const Callee& callee, Slot window)
{
    switch (callee.kind) {
    case Callee::Kind::Static: {
        const Function& function = m_c.module().functions[callee.function];
        // A wrapper is hidden in stacks and has no line: there the frame of the body must stand.
        const bool front = function.front >= 0 && !m_b.function().wrapper;
        const Op op = function.native >= 0 ? Op::CallNative : front ? Op::CallFront : Op::Call;
        m_b.emitWide(op, window, callee.function);
        return;
    }
    case Callee::Kind::Closure:
        m_b.emit(Op::CallClosure, window, callee.value, callee.shape);
        return;
    case Callee::Kind::Interface:
        m_b.emitExtWide(Op::CallIface, window, callee.value, callee.shape, callee.method);
        return;
    }
}

/// A call that goes over several lines happens on that of its parenthesis.
go::Pos FunctionCompiler::callPos(const go::CallExpr* e) const
{
    const go::FileSet& files = m_c.module().program->files;
    return e->lparen != go::kNoPos && files.position(e->lparen).line != files.position(e->pos).line ? e->lparen
                                                                                                    : e->pos;
}

Slot FunctionCompiler::call(go::CallExpr* e)
{
    if (const auto found = m_hoisted.find(e); found != m_hoisted.end())
        return found->second;
    auto* signature = static_cast<go::Signature*>(under(typeOf(e->fun)));
    const go::Pos outerPos = m_b.pos();
    std::vector<go::Expr*> operands;
    go::Expr* fun = unparen(e->fun);
    if (fun->kind == NodeKind::SelectorExpr && static_cast<go::SelectorExpr*>(fun)->selection) {
        if (!m_receivers.contains(fun))
            operands.push_back(static_cast<go::SelectorExpr*>(fun)->x);
    } else if (fun->kind == NodeKind::CallExpr || fun->kind == NodeKind::IndexExpr) {
        if (fun->type && fun->mode != go::Mode::TypeExpr)
            operands.push_back(fun);
    }
    operands.insert(operands.end(), e->args.begin(), e->args.end());
    if (operands.size() > 1)
        hoistList(operands);
    Callee target = callee(e);
    const std::uint32_t results = slotsOf(signature->results);
    target.shape = packCallShape(results, slotsOf(signature->params));
    const Slot window = m_b.alloc(results + target.receiverSlots + slotsOf(signature->params));
    const auto first = static_cast<Slot>(window + results);
    if (target.receiver) {
        TempScope scope(m_b);
        const auto found = m_receivers.find(target.receiver);
        if (found != m_receivers.end())
            m_b.moveTo(first, found->second, target.receiverSlots);
        else
            receiverTo(target.receiver, resolve(target.receiver), first);
    }
    arguments(e, signature, static_cast<Slot>(first + target.receiverSlots));
    m_b.setPos(callPos(e));
    emitCall(target, window);
    m_b.release(static_cast<Slot>(window + results));
    m_b.setPos(outerPos);
    return window;
}

/// Arguments (converted to the parameters' types) into their slots from `first`.
void FunctionCompiler::arguments(go::CallExpr* e, go::Signature* signature, Slot first)
{
    const std::size_t count = signature->params.size();
    const std::size_t fixed = signature->variadic && e->ellipsis == go::kNoPos ? count - 1 : count;
    Slot slot = first;
    const auto next = [&](std::size_t i) {
        const Slot at = slot;
        slot = static_cast<Slot>(slot + slots(signature->params[i]));
        return at;
    };
    // f(g()) with several results
    if (e->args.size() == 1 && e->args[0]->type && e->args[0]->type->kind == go::TypeKind::Tuple) {
        TempScope scope(m_b);
        const std::vector<go::Type*> types = static_cast<go::Tuple*>(typeOf(e->args[0]))->types;
        Slot value = call(static_cast<go::CallExpr*>(unparen(e->args[0])));
        const auto convert = [&](go::Type* from, go::Type* to, Slot dst) {
            if (go::isInterface(to) && !go::isInterface(from))
                toInterface(value, from, dst);
            else
                m_b.moveTo(dst, value, slots(to));
            value = static_cast<Slot>(value + slots(from));
        };
        for (std::size_t i = 0; i < fixed; ++i)
            convert(types[i], signature->params[i], next(i));
        if (fixed == count)
            return;
        go::Type* element = static_cast<go::Slice*>(under(signature->params.back()))->element;
        const Slot dst = next(count - 1);
        const std::size_t rest = types.size() - fixed;
        if (rest == 0)
            return m_b.zero(dst, 3);
        const Slot address = m_b.alloc(1);
        m_b.emitWide(Op::New, address, typeId(m_c.goTypes().array(element, static_cast<std::int64_t>(rest))));
        const Slot converted = temp(element);
        for (std::size_t i = 0; i < rest; ++i) {
            convert(types[fixed + i], element, converted);
            storeMemory(element, address, static_cast<std::uint32_t>(i) * m_c.types().size(element), converted);
        }
        m_b.moveTo(dst, address, 1);
        m_b.loadConstant(static_cast<Slot>(dst + 1), rest);
        m_b.loadConstant(static_cast<Slot>(dst + 2), rest);
        return;
    }
    for (std::size_t i = 0; i < fixed; ++i) {
        TempScope scope(m_b);
        convertTo(e->args[i], signature->params[i], next(i));
    }
    if (fixed == count)
        return;
    const Slot dst = next(count - 1);
    if (e->args.size() == fixed)
        return m_b.zero(dst, 3);
    std::vector<std::pair<go::Expr*, std::int64_t>> values;
    for (std::size_t i = fixed; i < e->args.size(); ++i)
        values.emplace_back(e->args[i], static_cast<std::int64_t>(i - fixed));
    sliceLiteral(static_cast<go::Slice*>(under(signature->params.back()))->element, values,
        static_cast<std::int64_t>(values.size()), dst);
}

} // namespace ws::code
