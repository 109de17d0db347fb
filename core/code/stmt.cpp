#include "code/function_compiler.h"
#include "code/range_body.h"

#include "base/assert.h"

namespace ws::code {

using go::NodeKind;
using go::Token;

void FunctionCompiler::step(go::Pos pos)
{
    m_b.setPos(pos);
    if (m_b.function().user)
        m_b.emit(Op::Step);
}

void FunctionCompiler::statements(const std::vector<go::Stmt*>& list)
{
    for (go::Stmt* s : list)
        statement(s);
}

void FunctionCompiler::block(go::BlockStmt* s)
{
    TempScope scope(m_b);
    statements(s->list);
}

void FunctionCompiler::statement(go::Stmt* s)
{
    m_b.setPos(s->pos);
    switch (s->kind) {
    case NodeKind::EmptyStmt:
        return;
    case NodeKind::BlockStmt:
        return block(static_cast<go::BlockStmt*>(s));
    case NodeKind::LabeledStmt:
        return labeled(static_cast<go::LabeledStmt*>(s));
    case NodeKind::DeclStmt:
        return declarations(static_cast<go::DeclStmt*>(s));
    case NodeKind::AssignStmt:
        step(s->pos);
        return assign(static_cast<go::AssignStmt*>(s));
    case NodeKind::ForStmt:
        return forStatement(static_cast<go::ForStmt*>(s));
    case NodeKind::RangeStmt:
        return rangeStatement(static_cast<go::RangeStmt*>(s));
    default:
        break;
    }
    TempScope scope(m_b);
    step(s->pos);
    switch (s->kind) {
    case NodeKind::ExprStmt: {
        go::Expr* x = unparen(static_cast<go::ExprStmt*>(s)->x);
        if (x->kind == NodeKind::UnaryExpr) {
            receiveTo(static_cast<go::UnaryExpr*>(x)->x, nullptr, kNoSlot, kNoSlot);
            return;
        }
        auto* callExpr = static_cast<go::CallExpr*>(x);
        const go::BuiltinId id = builtinOf(callExpr);
        if (id == go::BuiltinId::None && callExpr->fun->mode != go::Mode::TypeExpr) {
            call(callExpr);
        } else if (id == go::BuiltinId::Copy) {
            builtinTo(callExpr, kNoSlot);
        } else {
            const bool hasValue = x->type && x->type->kind != go::TypeKind::Tuple && id != go::BuiltinId::Panic;
            const Slot dst = m_b.alloc(hasValue || id == go::BuiltinId::Recover ? 2 : 0);
            builtinTo(callExpr, dst);
        }
        return;
    }
    case NodeKind::SendStmt:
        return sendStatement(static_cast<go::SendStmt*>(s));
    case NodeKind::IncDecStmt:
        return incDec(static_cast<go::IncDecStmt*>(s));
    case NodeKind::GoStmt:
        return goOrDefer(static_cast<go::GoStmt*>(s)->call, false);
    case NodeKind::DeferStmt:
        return goOrDefer(static_cast<go::DeferStmt*>(s)->call, true);
    case NodeKind::ReturnStmt:
        return returnStatement(static_cast<go::ReturnStmt*>(s));
    case NodeKind::BranchStmt:
        return branch(static_cast<go::BranchStmt*>(s));
    case NodeKind::IfStmt:
        return ifStatement(static_cast<go::IfStmt*>(s));
    case NodeKind::SwitchStmt:
        return switchStatement(static_cast<go::SwitchStmt*>(s));
    case NodeKind::TypeSwitchStmt:
        return typeSwitchStatement(static_cast<go::TypeSwitchStmt*>(s));
    case NodeKind::SelectStmt:
        return selectStatement(static_cast<go::SelectStmt*>(s));
    default:
        m_c.unsupported(s->pos, "this statement");
    }
}

void FunctionCompiler::declarations(go::DeclStmt* s)
{
    for (go::Decl* decl : s->decls) {
        if (decl->kind == NodeKind::VarDecl)
            variables(static_cast<go::VarDecl*>(decl));
    }
}

void FunctionCompiler::variables(go::VarDecl* decl)
{
    step(decl->pos);
    if (decl->values.size() == 1 && decl->names.size() > 1) {
        std::vector<go::Expr*> names(decl->names.begin(), decl->names.end());
        assignTuple(names, decl->values[0], true);
        return;
    }
    for (std::size_t i = 0; i < decl->names.size(); ++i) {
        go::Object* object = decl->names[i]->object;
        go::Expr* value = i < decl->values.size() ? decl->values[i] : nullptr;
        if (!object || decl->names[i]->name == "_") {
            if (value) {
                TempScope scope(m_b);
                go::Type* type = decl->typeExpr ? substitute(decl->typeExpr->type) : defaultType(typeOf(value));
                operandAs(value, type);
            }
            continue;
        }
        initialise(object, substitute(object->type), value);
    }
}

void FunctionCompiler::initStatement(go::Stmt* init, go::Pos pos)
{
    if (!init)
        return;
    if (init->kind == NodeKind::AssignStmt)
        assign(static_cast<go::AssignStmt*>(init));
    else
        statement(init);
    m_b.setPos(pos);
}

void FunctionCompiler::ifStatement(go::IfStmt* s)
{
    initStatement(s->init, s->pos);
    Label otherwise;
    Label end;
    condJump(s->cond, false, otherwise);
    block(s->body);
    if (s->otherwise) {
        m_b.jump(end);
        m_b.bind(otherwise);
        statement(s->otherwise);
        m_b.bind(end);
    } else {
        m_b.bind(otherwise);
    }
}

void FunctionCompiler::labeled(go::LabeledStmt* s)
{
    // the target of goto; break and continue name the statement itself
    m_b.bind(m_labels[s]);
    statement(s->stmt);
}

void FunctionCompiler::branch(go::BranchStmt* s)
{
    m_b.setPos(s->pos);
    if (s->token == Token::Goto) {
        bool inside = !m_rangeBody;
        if (m_rangeBody)
            inside = s->target && s->target->pos >= m_rangeBody->statement->body->pos
                && s->target->pos < m_rangeBody->statement->body->end;
        if (inside) {
            m_b.jump(m_labels[s->target]);
            return;
        }
    } else if (s->token == Token::Fallthrough) {
        WS_ASSERT(m_fallthrough != nullptr);
        m_b.jump(*m_fallthrough);
        return;
    } else {
        for (std::size_t i = m_loops.size(); i-- > 0;) {
            if (m_loops[i].statement == s->target) {
                m_b.jump(s->token == Token::Break ? *m_loops[i].breakLabel : *m_loops[i].continueLabel);
                return;
            }
        }
    }
    if (m_rangeBody) {
        exitRangeBody(s);
        return;
    }
    m_c.unsupported(s->pos, "this jump");
}

void FunctionCompiler::returnStatement(go::ReturnStmt* s)
{
    if (m_rangeBody) {
        returnFromRangeBody(s);
        return;
    }
    const std::vector<go::Type*>& types = m_signature->results;
    if (s->results.empty()) {
        leaveFunction();
        return;
    }
    const auto storeResult = [&](std::size_t i, Slot value) {
        if (m_results[i])
            storeVariable(m_variables[m_results[i]], types[i], value);
        else
            m_b.moveTo(m_resultSlots[i], value, slots(types[i]));
    };
    if (s->results.size() == 1 && types.size() > 1) { // return f()
        returnCall(s->results[0], types, storeResult);
    } else if (types.size() == 1) {
        if (m_results[0] && m_variables[m_results[0]].boxed)
            storeResult(0, operandAs(s->results[0], types[0]));
        else if (m_results[0] || m_hasDefer)
            assignTo(s->results[0], types[0], m_resultSlots[0]);
        else
            convertTo(s->results[0], types[0], m_resultSlots[0]);
    } else if (!m_namedResults && !m_hasDefer) {
        hoistList(s->results);
        for (std::size_t i = 0; i < types.size(); ++i) {
            TempScope scope(m_b);
            convertTo(s->results[i], types[i], m_resultSlots[i]);
        }
    } else {
        hoistList(s->results);
        std::vector<Slot> values;
        for (std::size_t i = 0; i < types.size(); ++i) {
            const Slot value = temp(types[i]); // a copy: named results may be exchanged
            convertTo(s->results[i], types[i], value);
            values.push_back(value);
        }
        for (std::size_t i = 0; i < types.size(); ++i)
            storeResult(i, values[i]);
    }
    m_b.setPos(s->pos);
    leaveFunction();
}

/// `return f()`: the results of f, converted, one after the other.
void FunctionCompiler::returnCall(
    go::Expr* e, const std::vector<go::Type*>& types, const std::function<void(std::size_t, Slot)>& storeResult)
{
    Slot value = call(static_cast<go::CallExpr*>(unparen(e)));
    const std::vector<go::Type*> from = static_cast<go::Tuple*>(typeOf(e))->types;
    for (std::size_t i = 0; i < types.size(); ++i) {
        Slot converted = value;
        if (go::isInterface(types[i]) && !go::isInterface(from[i])) {
            converted = temp(types[i]);
            toInterface(value, from[i], converted);
        }
        storeResult(i, converted);
        value = static_cast<Slot>(value + slots(from[i]));
    }
}

void FunctionCompiler::sendStatement(go::SendStmt* s)
{
    TempScope scope(m_b);
    hoistList({s->chan, s->value});
    go::Type* type = typeOf(s->chan);
    const Slot channel = operand(s->chan);
    const Slot value = operandAs(s->value, static_cast<go::Chan*>(under(type))->element);
    m_b.setPos(s->pos);
    m_b.emit(Op::Send, channel, value, typeId(type));
}

} // namespace ws::code
