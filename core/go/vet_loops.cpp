#include "go/vet_passes.h"

#include <algorithm>

namespace ws::go {

namespace {

using Variables = std::vector<const Object*>;

void addVariable(Variables& variables, const Expr* x)
{
    if (x == nullptr || x->kind != NodeKind::Ident)
        return;
    const Object* object = static_cast<const Ident*>(x)->object;
    if (object != nullptr && object->kind == ObjectKind::Var)
        variables.push_back(object);
}

/// The variables that a loop statement changes.
Variables loopVariables(const Node& loop)
{
    Variables variables;
    if (loop.kind == NodeKind::RangeStmt) {
        addVariable(variables, static_cast<const RangeStmt&>(loop).key);
        addVariable(variables, static_cast<const RangeStmt&>(loop).value);
    } else if (loop.kind == NodeKind::ForStmt) {
        const Stmt* post = static_cast<const ForStmt&>(loop).post;
        if (post != nullptr && post->kind == NodeKind::IncDecStmt)
            addVariable(variables, static_cast<const IncDecStmt*>(post)->x);
        if (post != nullptr && post->kind == NodeKind::AssignStmt) {
            for (const Expr* left : static_cast<const AssignStmt*>(post)->lhs)
                addVariable(variables, left);
        }
    }
    return variables;
}

/// The last statements of a list, into the branches of what it ends with: only of these it is certain that nothing
/// waits for the function before the iteration ends.
void forEachLast(const std::vector<Stmt*>& list, const std::function<void(const Stmt&)>& visit)
{
    if (list.empty())
        return;
    const Stmt* last = list.back();
    if (last->kind == NodeKind::IfStmt) {
        const Stmt* rest = last;
        while (rest != nullptr && rest->kind == NodeKind::IfStmt) {
            forEachLast(static_cast<const IfStmt*>(rest)->body->list, visit);
            rest = static_cast<const IfStmt*>(rest)->otherwise;
        }
        if (rest != nullptr)
            forEachLast(static_cast<const BlockStmt*>(rest)->list, visit);
    } else if (last->kind == NodeKind::ForStmt) {
        forEachLast(static_cast<const ForStmt*>(last)->body->list, visit);
    } else if (last->kind == NodeKind::RangeStmt) {
        forEachLast(static_cast<const RangeStmt*>(last)->body->list, visit);
    } else if (last->kind == NodeKind::SwitchStmt) {
        for (const CaseClause* clause : static_cast<const SwitchStmt*>(last)->clauses)
            forEachLast(clause->body, visit);
    } else if (last->kind == NodeKind::TypeSwitchStmt) {
        for (const CaseClause* clause : static_cast<const TypeSwitchStmt*>(last)->clauses)
            forEachLast(clause->body, visit);
    } else if (last->kind == NodeKind::SelectStmt) {
        for (const CommClause* clause : static_cast<const SelectStmt*>(last)->clauses)
            forEachLast(clause->body, visit);
    } else {
        visit(*last);
    }
}

void warnCaptured(const Variables& variables, const Node& body, Diagnostics& diagnostics)
{
    inspect(body, [&](const Node& node) {
        if (node.kind == NodeKind::Ident) {
            const auto& ident = static_cast<const Ident&>(node);
            if (std::find(variables.begin(), variables.end(), ident.object) != variables.end())
                diagnostics.warning(ident.pos, "loop variable " + std::string(ident.name) + " captured by func literal",
                    "before Go 1.22 all iterations share the variable: pass it as an argument, or copy it first",
                    ident.end);
        }
        return true;
    });
}

/// The function literal that a statement starts and does not wait for.
const FuncLit* startedLiteral(const Stmt& stmt)
{
    const Expr* function = nullptr;
    if (stmt.kind == NodeKind::GoStmt) {
        function = static_cast<const GoStmt&>(stmt).call->fun;
    } else if (stmt.kind == NodeKind::DeferStmt) {
        function = static_cast<const DeferStmt&>(stmt).call->fun;
    } else if (stmt.kind == NodeKind::ExprStmt) {
        const Expr* x = static_cast<const ExprStmt&>(stmt).x;
        if (x->kind == NodeKind::CallExpr) {
            const auto& call = static_cast<const CallExpr&>(*x);
            if (call.args.size() == 1 && isLibraryMethod(callee(call), "golang.org/x/sync/errgroup", "Group", "Go"))
                function = call.args[0];
        }
    }
    return function != nullptr && function->kind == NodeKind::FuncLit ? static_cast<const FuncLit*>(function) : nullptr;
}

} // namespace

void vetLoopClosures(const File& file, Diagnostics& diagnostics)
{
    for (const Decl* decl : file.decls) {
        inspect(*decl, [&](const Node& node) {
            const Variables variables = loopVariables(node);
            if (variables.empty())
                return true;
            const BlockStmt* body = node.kind == NodeKind::ForStmt ? static_cast<const ForStmt&>(node).body
                                                                   : static_cast<const RangeStmt&>(node).body;
            forEachLast(body->list, [&](const Stmt& last) {
                if (const FuncLit* literal = startedLiteral(last))
                    warnCaptured(variables, *literal->body, diagnostics);
            });
            return true;
        });
    }
}

} // namespace ws::go
