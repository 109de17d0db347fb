#include "code/function_compiler.h"
#include "code/range_body.h"

/// `go` and `defer` statements. What is called and its arguments are evaluated now; the machine gets a closure without
/// parameters. Where the call is not already one, a wrapper is made that captures the evaluated parts and then contains
/// the call itself (as gc's wrapGoDefer).
namespace ws::code {

using go::NodeKind;

void FunctionCompiler::startClosure(Slot closureSlot, bool isDefer)
{
    if (!isDefer)
        m_b.emit(Op::Go, closureSlot);
    else if (m_rangeBody)
        m_b.emit(Op::DeferAt, closureSlot, m_rangeBody->token);
    else
        m_b.emit(Op::Defer, closureSlot);
}

/// Evaluates e into a temporary that the wrapper captures; false if the wrapper can evaluate it itself.
bool FunctionCompiler::preEvaluate(go::Expr* e, std::vector<std::pair<go::Expr*, Slot>>& done)
{
    e = unparen(e);
    if (e->constant || isNilExpr(e) || e->mode == go::Mode::TypeExpr || e->mode == go::Mode::Builtin)
        return false;
    if (e->type->kind == go::TypeKind::Tuple) {
        done.emplace_back(e, call(static_cast<go::CallExpr*>(e)));
        return true;
    }
    const Slot slot = temp(typeOf(e));
    valueTo(e, slot);
    done.emplace_back(e, slot);
    return true;
}

void FunctionCompiler::goOrDefer(go::CallExpr* e, bool isDefer)
{
    TempScope scope(m_b);
    go::Expr* fun = unparen(e->fun);
    const go::BuiltinId builtin = builtinOf(e);
    if (builtin == go::BuiltinId::Recover) {
        // `defer recover()` recovers where the function that defers it is itself a deferred call. The wrapper has a
        // frame of its own, which recover looks through.
        if (!isDefer)
            return;
        const std::uint32_t function = m_c.made("builtin:recover", "recover", [](Function& f) {
            f.frameSlots = 2;
            f.code = {
                {static_cast<std::uint16_t>(Op::Recover), 0, 0, 0}, {static_cast<std::uint16_t>(Op::Ret), 0, 0, 0}};
            f.positions = {go::kNoPos, go::kNoPos};
        });
        const Slot closureSlot = m_b.alloc(1);
        m_b.emitWide(Op::FuncVal, closureSlot, function);
        startClosure(closureSlot, true);
        return;
    }
    std::vector<go::Type*> typeArgs;
    const bool isConversion = fun->mode == go::Mode::TypeExpr;
    const bool isMethod = fun->kind == NodeKind::SelectorExpr && static_cast<go::SelectorExpr*>(fun)->selection
        && (static_cast<go::SelectorExpr*>(fun)->selection->kind == go::Selection::Kind::MethodValue
            || static_cast<go::SelectorExpr*>(fun)->selection->kind == go::Selection::Kind::InterfaceMethod);
    const bool isStatic = builtin == go::BuiltinId::None && !isConversion && staticFunction(fun, typeArgs);
    if (e->args.empty() && builtin == go::BuiltinId::None && !isMethod && !isConversion) {
        auto* signature = static_cast<go::Signature*>(under(typeOf(fun)));
        if (signature->params.empty()) {
            const Slot closureSlot = operand(fun);
            m_b.setPos(e->pos);
            startClosure(closureSlot, isDefer);
            return;
        }
    }
    std::vector<std::pair<go::Expr*, Slot>> values;
    std::vector<std::pair<go::Expr*, Slot>> receivers;
    hoistList(e->args);
    if (isMethod) {
        auto* selector = static_cast<go::SelectorExpr*>(fun);
        const ResolvedMethod resolved = resolve(selector);
        const Slot receiver = m_b.alloc(receiverSlots(resolved));
        receiverTo(selector, resolved, receiver);
        if (!resolved.method)
            checkInterface(receiver);
        receivers.emplace_back(fun, receiver);
    } else if (!isStatic && builtin == go::BuiltinId::None && !isConversion) {
        preEvaluate(fun, values);
    }
    for (go::Expr* arg : e->args)
        preEvaluate(arg, values);
    const auto wordsOf = [this](go::Expr* value) -> std::uint32_t {
        go::Type* type = typeOf(value);
        if (type->kind == go::TypeKind::Tuple)
            return slotsOf(static_cast<go::Tuple*>(type)->types);
        return slots(type);
    };
    std::uint32_t words = 0;
    for (const auto& [value, slot] : values)
        words += wordsOf(value);
    for (const auto& [selector, slot] : receivers)
        words += receiverSlots(resolve(static_cast<go::SelectorExpr*>(selector)));
    const Slot first = m_b.alloc(words);
    Slot next = first;
    Function& outer = m_b.function();
    Function& function = m_c.newFunction(m_c.wrapperName(outer.name, isDefer, ++m_wrapCounter), e->pos, outer.user);
    function.wrapper = true;
    function.closureSlot = words > 0 ? 0 : -1;
    FunctionCompiler child(m_c, function, m_env, this);
    child.m_b.setPos(e->pos);
    if (words > 0)
        function.closureSlot = child.m_b.alloc(1);
    const Slot captured = child.m_b.alloc(words);
    if (words > 0)
        child.m_b.emit(Op::Captured, captured, 0, words);
    Slot inside = captured;
    const auto pass = [&](Slot slot, std::uint32_t n) {
        m_b.moveTo(next, slot, n);
        next = static_cast<Slot>(next + n);
        const Slot at = inside;
        inside = static_cast<Slot>(inside + n);
        return at;
    };
    for (const auto& [value, slot] : values)
        child.m_hoisted[value] = pass(slot, wordsOf(value));
    for (const auto& [selector, slot] : receivers)
        child.m_receivers[selector] = pass(slot, receiverSlots(resolve(static_cast<go::SelectorExpr*>(selector))));
    if (builtin != go::BuiltinId::None || isConversion) {
        const bool hasValue = e->type && e->type->kind != go::TypeKind::Tuple;
        const Slot dst = child.m_b.alloc(hasValue ? child.slots(child.typeOf(e)) : 0);
        if (isConversion)
            child.conversionTo(e, dst);
        else
            child.builtinTo(e, dst);
    } else {
        child.call(e);
    }
    child.m_b.emit(Op::Ret);
    child.m_b.finish();
    m_b.setPos(e->pos);
    const Slot closureSlot = m_b.alloc(1);
    if (words > 0)
        m_b.emitExtWide(Op::Closure, closureSlot, first, words, function.index);
    else
        m_b.emitWide(Op::FuncVal, closureSlot, function.index);
    startClosure(closureSlot, isDefer);
}

} // namespace ws::code
