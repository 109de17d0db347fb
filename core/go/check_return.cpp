#include "go/checker.h"

namespace ws::go {

namespace {

/// Whether a break leaves the statement with this label (or, if `implicit`, without one).
bool hasBreak(const Stmt* s, std::string_view label, bool implicit);

bool hasBreakList(const std::vector<Stmt*>& list, std::string_view label, bool implicit)
{
    for (const Stmt* s : list) {
        if (hasBreak(s, label, implicit))
            return true;
    }
    return false;
}

bool hasBreak(const Stmt* s, std::string_view label, bool implicit)
{
    if (s == nullptr)
        return false;
    switch (s->kind) {
    case NodeKind::LabeledStmt:
        return hasBreak(static_cast<const LabeledStmt*>(s)->stmt, label, implicit);
    case NodeKind::BranchStmt: {
        const auto& branch = *static_cast<const BranchStmt*>(s);
        if (branch.token != Token::Break)
            return false;
        return branch.label == nullptr ? implicit : branch.label->name == label;
    }
    case NodeKind::BlockStmt:
        return hasBreakList(static_cast<const BlockStmt*>(s)->list, label, implicit);
    case NodeKind::IfStmt: {
        const auto& branch = *static_cast<const IfStmt*>(s);
        return hasBreak(branch.body, label, implicit) || hasBreak(branch.otherwise, label, implicit);
    }
    case NodeKind::CaseClause:
        return hasBreakList(static_cast<const CaseClause*>(s)->body, label, implicit);
    case NodeKind::CommClause:
        return hasBreakList(static_cast<const CommClause*>(s)->body, label, implicit);
    case NodeKind::SwitchStmt:
        if (label.empty())
            return false;
        for (const CaseClause* clause : static_cast<const SwitchStmt*>(s)->clauses) {
            if (hasBreak(clause, label, false))
                return true;
        }
        return false;
    case NodeKind::TypeSwitchStmt:
        if (label.empty())
            return false;
        for (const CaseClause* clause : static_cast<const TypeSwitchStmt*>(s)->clauses) {
            if (hasBreak(clause, label, false))
                return true;
        }
        return false;
    case NodeKind::SelectStmt:
        if (label.empty())
            return false;
        for (const CommClause* clause : static_cast<const SelectStmt*>(s)->clauses) {
            if (hasBreak(clause, label, false))
                return true;
        }
        return false;
    case NodeKind::ForStmt:
        return !label.empty() && hasBreak(static_cast<const ForStmt*>(s)->body, label, false);
    case NodeKind::RangeStmt:
        return !label.empty() && hasBreak(static_cast<const RangeStmt*>(s)->body, label, false);
    default:
        return false;
    }
}

bool isPanicCall(const Stmt* s)
{
    const Expr* e = static_cast<const ExprStmt*>(s)->x;
    while (e != nullptr && e->kind == NodeKind::ParenExpr)
        e = static_cast<const ParenExpr*>(e)->x;
    if (e == nullptr || e->kind != NodeKind::CallExpr)
        return false;
    const Expr* fun = static_cast<const CallExpr*>(e)->fun;
    while (fun != nullptr && fun->kind == NodeKind::ParenExpr)
        fun = static_cast<const ParenExpr*>(fun)->x;
    if (fun == nullptr || fun->kind != NodeKind::Ident)
        return false;
    const Object* object = static_cast<const Ident*>(fun)->object;
    return object != nullptr && object->kind == ObjectKind::Builtin && object->builtin == BuiltinId::Panic;
}

} // namespace

bool Checker::isTerminatingList(const std::vector<Stmt*>& list, std::string_view label)
{
    std::size_t count = list.size();
    while (count > 0 && list[count - 1]->kind == NodeKind::EmptyStmt)
        --count;
    return count > 0 && isTerminating(list[count - 1], label);
}

bool Checker::isTerminating(Stmt* s, std::string_view label)
{
    if (s == nullptr)
        return false;
    switch (s->kind) {
    case NodeKind::BadStmt:
        return true; // no follow-up error
    case NodeKind::LabeledStmt: {
        auto& labeled = *static_cast<LabeledStmt*>(s);
        return isTerminating(labeled.stmt, labeled.label->name);
    }
    case NodeKind::ExprStmt:
        return isPanicCall(s);
    case NodeKind::ReturnStmt:
        return true;
    case NodeKind::BranchStmt: {
        const Token token = static_cast<BranchStmt*>(s)->token;
        return token == Token::Goto || token == Token::Fallthrough;
    }
    case NodeKind::BlockStmt:
        return isTerminatingList(static_cast<BlockStmt*>(s)->list, "");
    case NodeKind::IfStmt: {
        auto& branch = *static_cast<IfStmt*>(s);
        return branch.otherwise != nullptr && isTerminating(branch.body, "") && isTerminating(branch.otherwise, "");
    }
    case NodeKind::SwitchStmt:
    case NodeKind::TypeSwitchStmt: {
        const auto& clauses = s->kind == NodeKind::SwitchStmt ? static_cast<SwitchStmt*>(s)->clauses
                                                              : static_cast<TypeSwitchStmt*>(s)->clauses;
        bool hasDefault = false;
        for (CaseClause* clause : clauses) {
            hasDefault = hasDefault || clause->isDefault;
            if (!isTerminatingList(clause->body, "") || hasBreakList(clause->body, label, true))
                return false;
        }
        return hasDefault;
    }
    case NodeKind::SelectStmt:
        for (CommClause* clause : static_cast<SelectStmt*>(s)->clauses) {
            if (!isTerminatingList(clause->body, "") || hasBreakList(clause->body, label, true))
                return false;
        }
        return true;
    case NodeKind::ForStmt: {
        auto& loop = *static_cast<ForStmt*>(s);
        return loop.cond == nullptr && !hasBreak(loop.body, label, true);
    }
    default:
        return false;
    }
}

} // namespace ws::go
