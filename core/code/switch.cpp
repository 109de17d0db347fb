#include "code/function_compiler.h"

/// switch, type switch and select.
namespace ws::code {

using go::NodeKind;
using go::Token;

/// The bodies, one after the other, each ending with a jump to `end`.
void FunctionCompiler::clauseBodies(go::Stmt* s, const std::vector<go::CaseClause*>& clauses,
    std::vector<Label>& labels, Label& end, const std::function<void(std::size_t)>& open)
{
    // continue inside a switch means the loop around it: only break is ours
    m_loops.push_back({s, &end, nullptr});
    Label* const outerFallthrough = m_fallthrough;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        TempScope scope(m_b);
        if (labels[i].at < 0)
            m_b.bind(labels[i]);
        m_fallthrough = i + 1 < clauses.size() ? &labels[i + 1] : nullptr;
        open(i);
        statements(clauses[i]->body);
        m_b.setPos(s->pos);
        if (i + 1 < clauses.size())
            m_b.jump(end);
    }
    m_fallthrough = outerFallthrough;
    m_loops.pop_back();
    m_b.bind(end);
}

void FunctionCompiler::switchStatement(go::SwitchStmt* s)
{
    initStatement(s->init, s->pos);
    std::vector<Label> labels(s->clauses.size());
    Label end;
    Slot tag = 0;
    go::Type* tagType = nullptr;
    if (s->tag) {
        tagType = defaultType(typeOf(s->tag));
        tag = temp(tagType);
        convertTo(s->tag, tagType, tag);
    }
    std::size_t defaultClause = s->clauses.size();
    for (std::size_t i = 0; i < s->clauses.size(); ++i) {
        go::CaseClause* clause = s->clauses[i];
        if (clause->isDefault)
            defaultClause = i;
        for (go::Expr* e : clause->list) {
            TempScope scope(m_b);
            m_b.setPos(e->pos);
            if (!s->tag)
                condJump(e, true, labels[i]);
            else
                caseJump(e, tag, tagType, labels[i]);
        }
    }
    m_b.setPos(s->pos);
    m_b.jump(defaultClause < s->clauses.size() ? labels[defaultClause] : end);
    clauseBodies(s, s->clauses, labels, end, [](std::size_t) {});
}

/// Jumps to label if the tag equals e.
void FunctionCompiler::caseJump(go::Expr* e, Slot tag, go::Type* tagType, Label& label)
{
    if (isNilExpr(e)) {
        m_b.jumpCompare(Op::JEqI, tag, 0, label);
        return;
    }
    go::Type* caseType = typeOf(e);
    go::Type* common = tagType;
    if (!go::isInterface(tagType) && go::isInterface(caseType)) {
        common = caseType;
        const Slot converted = temp(common);
        toInterface(tag, tagType, converted);
        tag = converted;
    }
    const RType& rt = rtype(common);
    const Rep rep = repOf(rt);
    const bool oneWord =
        rep != Rep::Bytes && rt.kind != Kind::Float32 && rt.kind != Kind::Float64 && rt.kind != Kind::Complex64;
    if (oneWord) {
        if (const auto immediate = smallImmediate(e, rt)) {
            m_b.jumpCompare(Op::JEqI, tag, static_cast<std::uint16_t>(*immediate), label);
            return;
        }
        m_b.jumpCompare(Op::JEq, tag, operandAs(e, common), label);
        return;
    }
    const Slot value = operandAs(e, common);
    const Slot equal = m_b.alloc(1);
    compareSlots(Token::Eql, common, equal, tag, value);
    m_b.jumpIf(Op::JumpTrue, equal, label);
}

void FunctionCompiler::typeSwitchStatement(go::TypeSwitchStmt* s)
{
    initStatement(s->init, s->pos);
    std::vector<Label> labels(s->clauses.size());
    Label end;
    go::Type* from = typeOf(s->x);
    const Slot value = m_b.alloc(2);
    convertTo(s->x, from, value);
    std::size_t defaultClause = s->clauses.size();
    for (std::size_t i = 0; i < s->clauses.size(); ++i) {
        go::CaseClause* clause = s->clauses[i];
        if (clause->isDefault)
            defaultClause = i;
        for (go::Expr* e : clause->list) {
            TempScope scope(m_b);
            m_b.setPos(e->pos);
            if (isNilExpr(e)) {
                m_b.jumpCompare(Op::JumpType, value, 0, labels[i]);
                continue;
            }
            go::Type* type = typeOf(e);
            if (go::isInterface(type)) {
                const Slot yes = m_b.alloc(1);
                m_b.emit(Op::Implements, yes, value, typeId(type));
                m_b.jumpIf(Op::JumpTrue, yes, labels[i]);
            } else {
                m_b.jumpCompare(Op::JumpType, value, typeId(type), labels[i]);
            }
        }
    }
    m_b.setPos(s->pos);
    m_b.jump(defaultClause < s->clauses.size() ? labels[defaultClause] : end);
    clauseBodies(s, s->clauses, labels, end, [&](std::size_t i) {
        go::CaseClause* clause = s->clauses[i];
        if (!clause->variable)
            return;
        // one type listed: the variable has that type, else the type of the expression
        go::Type* type = substitute(clause->variable->type);
        const Variable v = declare(clause->variable, type);
        if (go::isInterface(type)) {
            storeVariable(v, type, value);
            return;
        }
        TempScope scope(m_b);
        const Slot unboxed = v.boxed ? temp(type) : v.slot;
        m_b.emit(Op::Unbox, unboxed, value, typeId(type));
        if (v.boxed)
            storeVariable(v, type, unboxed);
    });
}

void FunctionCompiler::selectStatement(go::SelectStmt* s)
{
    struct Case {
        go::CommClause* clause = nullptr;
        SelectCase entry;
        go::Type* element = nullptr;
        go::UnaryExpr* receive = nullptr;
        go::AssignStmt* assignment = nullptr;
        Label label;
    };
    std::vector<Case> cases;
    go::CommClause* defaultClause = nullptr;
    for (go::CommClause* clause : s->clauses) {
        if (!clause->comm) {
            defaultClause = clause;
            continue;
        }
        Case c;
        c.clause = clause;
        cases.push_back(std::move(c));
    }
    Label end;
    m_loops.push_back({s, &end, nullptr});
    if (cases.size() == 1 && !defaultClause) { // gc makes it a plain operation
        TempScope scope(m_b);
        go::Stmt* comm = cases[0].clause->comm;
        if (comm->kind == NodeKind::AssignStmt) {
            assign(static_cast<go::AssignStmt*>(comm));
        } else if (comm->kind == NodeKind::SendStmt) {
            sendStatement(static_cast<go::SendStmt*>(comm));
        } else {
            auto* receive = static_cast<go::UnaryExpr*>(unparen(static_cast<go::ExprStmt*>(comm)->x));
            receiveTo(receive->x, nullptr, kNoSlot, kNoSlot);
        }
        statements(cases[0].clause->body);
        m_loops.pop_back();
        m_b.bind(end);
        return;
    }
    const Slot chosen = m_b.alloc(1);
    const Slot ok = m_b.alloc(1);
    // channels and values to send, in source order
    for (Case& c : cases) {
        go::Stmt* comm = c.clause->comm;
        m_b.setPos(comm->pos);
        if (comm->kind == NodeKind::SendStmt) {
            auto* send = static_cast<go::SendStmt*>(comm);
            go::Type* type = typeOf(send->chan);
            go::Type* element = static_cast<go::Chan*>(under(type))->element;
            c.entry.kind = SelectCase::Kind::Send;
            c.entry.type = static_cast<std::uint16_t>(typeId(type));
            c.entry.channel = m_b.alloc(1);
            valueTo(send->chan, c.entry.channel);
            c.entry.value = temp(element);
            convertTo(send->value, element, c.entry.value);
            continue;
        }
        if (comm->kind == NodeKind::AssignStmt) {
            c.assignment = static_cast<go::AssignStmt*>(comm);
            c.receive = static_cast<go::UnaryExpr*>(unparen(c.assignment->rhs[0]));
        } else {
            c.receive = static_cast<go::UnaryExpr*>(unparen(static_cast<go::ExprStmt*>(comm)->x));
        }
        go::Type* type = typeOf(c.receive->x);
        c.element = static_cast<go::Chan*>(under(type))->element;
        c.entry.type = static_cast<std::uint16_t>(typeId(type));
        c.entry.channel = m_b.alloc(1);
        valueTo(c.receive->x, c.entry.channel);
        if (c.assignment)
            c.entry.value = temp(c.element);
    }
    std::vector<std::uint64_t> words;
    for (const Case& c : cases)
        words.push_back(c.entry.pack());
    const std::uint32_t table = m_b.appendConstants(words);
    // With one case besides default gc calls selectnbsend or selectnbrecv, which stand where the case stands.
    m_b.setPos(cases.size() == 1 ? cases[0].clause->comm->pos : s->pos);
    m_b.emitExt(Op::Select, chosen, table, static_cast<unsigned>(cases.size()), ok, defaultClause ? 1 : 0);
    Label defaultLabel;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (i + 1 < cases.size() || defaultClause)
            m_b.jumpCompare(Op::JEqI, chosen, static_cast<unsigned>(i), cases[i].label);
    }
    if (defaultClause) {
        TempScope scope(m_b);
        statements(defaultClause->body);
        m_b.jump(end);
    }
    for (std::size_t i = cases.size(); i-- > 0;) {
        Case& c = cases[i];
        TempScope scope(m_b);
        m_b.bind(c.label);
        if (c.assignment) {
            const auto set = [&](go::Expr* target, Slot value, go::Type* type) {
                if (!wants(target))
                    return;
                if (c.assignment->token == Token::Define)
                    declare(static_cast<go::Ident*>(target)->object, type);
                storeConverted(place(target), value, type);
            };
            m_b.setPos(c.assignment->pos);
            set(c.assignment->lhs[0], c.entry.value, c.element);
            if (c.assignment->lhs.size() > 1)
                set(c.assignment->lhs[1], ok, m_c.goTypes().basic(go::BasicKind::Bool));
        }
        statements(c.clause->body);
        if (i > 0)
            m_b.jump(end);
    }
    m_loops.pop_back();
    m_b.bind(end);
}

} // namespace ws::code
