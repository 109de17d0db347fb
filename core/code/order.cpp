#include "code/function_compiler.h"
#include "code/walk.h"

#include <algorithm>

/// Order of evaluation. Go fixes the order of calls, receives and logical operators; gc first runs these, from left to
/// right, into temporaries, and reads plain variables, elements and fields afterwards: in `x + f()` it sees the x that
/// f left behind. `hoist` does the same, but only where a later operand has a call and an earlier one could notice.
namespace ws::code {

using go::NodeKind;

bool FunctionCompiler::isCallLike(go::Expr* e)
{
    switch (e->kind) {
    case NodeKind::CallExpr: {
        auto* call = static_cast<go::CallExpr*>(e);
        if (call->fun->mode == go::Mode::TypeExpr)
            return false;
        switch (builtinOf(call)) {
        case go::BuiltinId::Len:
        case go::BuiltinId::Cap:
        case go::BuiltinId::Real:
        case go::BuiltinId::Imag:
        case go::BuiltinId::Complex:
        case go::BuiltinId::Min:
        case go::BuiltinId::Max:
        case go::BuiltinId::UnsafeAdd:
        case go::BuiltinId::UnsafeStringData:
        case go::BuiltinId::UnsafeSliceData:
            return false;
        default:
            return true;
        }
    }
    case NodeKind::UnaryExpr:
        return static_cast<go::UnaryExpr*>(e)->op == go::Token::Arrow;
    case NodeKind::IndexExpr:
        return e->mode == go::Mode::MapIndex
            || (static_cast<go::IndexExpr*>(e)->x->type
                && under(typeOf(static_cast<go::IndexExpr*>(e)->x))->kind == go::TypeKind::Map);
    case NodeKind::BinaryExpr: {
        const go::Token op = static_cast<go::BinaryExpr*>(e)->op;
        return op == go::Token::LAnd || op == go::Token::LOr;
    }
    case NodeKind::TypeAssertExpr:
        return true;
    default:
        return false;
    }
}

/// Whether evaluating e runs code that could change variables (or could block, or be seen by others).
bool FunctionCompiler::hasCall(go::Expr* e)
{
    if (e->constant || e->kind == NodeKind::FuncLit || e->mode == go::Mode::TypeExpr)
        return false;
    if (e->kind == NodeKind::Ident || e->kind == NodeKind::BasicLit)
        return false;
    if (m_hoisted.contains(e))
        return false;
    if (const auto found = m_hasCall.find(e); found != m_hasCall.end())
        return found->second;
    bool result = false;
    const bool logical = e->kind == NodeKind::BinaryExpr && isCallLike(e);
    if (isCallLike(e) && !logical) {
        result = true;
    } else {
        forEachChild(e, [&](go::Node* child) {
            // children of expressions are expressions, except a literal's body, which was excluded
            result = result || hasCall(static_cast<go::Expr*>(child));
        });
    }
    m_hasCall[e] = result;
    return result;
}

/// Whether nothing that is called later can change the value of e, once it has been evaluated or before.
bool FunctionCompiler::isStable(go::Expr* e)
{
    e = unparen(e);
    if (e->constant || isNilExpr(e) || m_hoisted.contains(e) || e->kind == NodeKind::FuncLit)
        return true;
    if (e->mode == go::Mode::TypeExpr || isCallLike(e))
        return true;
    if (e->kind == NodeKind::Ident) {
        const go::Object* object = static_cast<go::Ident*>(e)->object;
        if (!object || object->kind != go::ObjectKind::Var)
            return true;
        if (object->isGlobal)
            return false;
        const auto found = m_variables.find(static_cast<go::Ident*>(e)->object);
        return found != m_variables.end() && !found->second.boxed;
    }
    if (e->kind == NodeKind::SelectorExpr) {
        auto* selector = static_cast<go::SelectorExpr*>(e);
        return selector->selection && selector->selection->kind == go::Selection::Kind::Field
            && !selector->selection->indirect && selector->x->type
            && under(typeOf(selector->x))->kind != go::TypeKind::Pointer && isStable(selector->x);
    }
    return false;
}

/// Evaluates the calls inside e, left to right, into temporaries that the enclosing scope frees.
void FunctionCompiler::hoist(go::Expr* e)
{
    if (!hasCall(e))
        return;
    if (e->kind == NodeKind::ParenExpr) {
        hoist(static_cast<go::ParenExpr*>(e)->x);
        return;
    }
    if (isCallLike(e)) {
        if (e->type && e->type->kind == go::TypeKind::Tuple) { // the only argument of a call
            m_hoisted[e] = call(static_cast<go::CallExpr*>(e));
            return;
        }
        const Slot dst = temp(typeOf(e));
        valueTo(e, dst);
        m_hoisted[e] = dst;
        return;
    }
    if (e->kind == NodeKind::KeyValueExpr) {
        auto* pair = static_cast<go::KeyValueExpr*>(e);
        if (pair->key->type)
            hoist(pair->key);
        hoist(pair->value);
        return;
    }
    forEachChild(e, [this](go::Node* child) {
        auto* expression = static_cast<go::Expr*>(child);
        if (expression->mode != go::Mode::TypeExpr)
            hoist(expression);
    });
}

/// To be called before the operands of one operation are evaluated one after the other.
void FunctionCompiler::hoistList(const std::vector<go::Expr*>& list)
{
    std::size_t last = 0; // one past the last operand with a call
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (hasCall(list[i]))
            last = i + 1;
    }
    bool needed = false;
    for (std::size_t i = 0; i + 1 < last; ++i)
        needed = needed || !isStable(list[i]);
    if (!needed)
        return;
    for (std::size_t i = 0; i < last; ++i) {
        hoist(list[i]);
        if (i + 1 < last)
            settleBuiltins(list[i]);
    }
}

/// len, cap, real, imag and complex are ordered as calls are: a later call must not change what they give.
void FunctionCompiler::settleBuiltins(go::Expr* e)
{
    if (e->constant || e->kind == NodeKind::FuncLit || e->mode == go::Mode::TypeExpr || m_hoisted.contains(e)
        || isStable(e))
        return;
    if (e->kind == NodeKind::CallExpr) {
        auto* call = static_cast<go::CallExpr*>(e);
        const go::BuiltinId id = builtinOf(call);
        const bool ordered = id == go::BuiltinId::Len || id == go::BuiltinId::Cap || id == go::BuiltinId::Real
            || id == go::BuiltinId::Imag || id == go::BuiltinId::Complex;
        if (ordered
            && std::any_of(call->args.begin(), call->args.end(), [this](go::Expr* arg) { return !isStable(arg); })) {
            const Slot dst = temp(typeOf(e));
            valueTo(e, dst);
            m_hoisted[e] = dst;
        }
        return;
    }
    forEachChild(e, [this](go::Node* child) { settleBuiltins(static_cast<go::Expr*>(child)); });
}

} // namespace ws::code
