#include "go/vet_passes.h"

#include <map>
#include <set>

namespace ws::go {

namespace {

/// `go func() { wg.Add(1) … }()`: Wait may be reached before the goroutine has run.
void addInsideGoroutine(const GoStmt& stmt, Diagnostics& diagnostics)
{
    if (stmt.call->fun->kind != NodeKind::FuncLit)
        return;
    const BlockStmt* body = static_cast<const FuncLit*>(stmt.call->fun)->body;
    if (body->list.empty() || body->list[0]->kind != NodeKind::ExprStmt)
        return;
    const Expr* x = static_cast<const ExprStmt*>(body->list[0])->x;
    if (x->kind != NodeKind::CallExpr)
        return;
    const auto& call = static_cast<const CallExpr&>(*x);
    if (isLibraryMethod(callee(call), "sync", "WaitGroup", "Add"))
        diagnostics.warning(call.lparen, "WaitGroup.Add called from inside new goroutine",
            "Wait may run before the goroutine does: call Add before the go statement");
}

/// Calls `visit` for every x.Method in the package, called or not.
void forEachMethod(const Package& package, const std::function<void(const SelectorExpr&, const Object&)>& visit)
{
    for (const auto& file : package.files) {
        for (const Decl* decl : file->decls) {
            inspect(*decl, [&](const Node& node) {
                if (node.kind == NodeKind::SelectorExpr) {
                    const auto& selector = static_cast<const SelectorExpr&>(node);
                    if (selector.selection != nullptr && selector.selection->method != nullptr)
                        visit(selector, *selector.selection->method);
                }
                return true;
            });
        }
    }
}

/// The variable or field that holds a mutex, by name; empty where the mutex may be somebody else's (a parameter, a
/// pointer, an element, an embedded one).
std::string mutexName(const SelectorExpr& method)
{
    const Expr& x = unparen(*method.x);
    if (!method.selection->path.empty() || x.type == nullptr || x.type->kind == TypeKind::Pointer)
        return {};
    if (x.kind == NodeKind::Ident) {
        const auto& ident = static_cast<const Ident&>(x);
        return ident.object != nullptr && !ident.object->isParam ? std::string(ident.name) : std::string();
    }
    if (x.kind == NodeKind::SelectorExpr)
        return std::string(static_cast<const SelectorExpr&>(x).sel->name);
    return {};
}

} // namespace

void vetWaitGroups(const Package& package, Diagnostics& diagnostics)
{
    for (const auto& file : package.files) {
        for (const Decl* decl : file->decls) {
            inspect(*decl, [&](const Node& node) {
                if (node.kind == NodeKind::GoStmt)
                    addInsideGoroutine(static_cast<const GoStmt&>(node), diagnostics);
                return true;
            });
        }
    }

    bool adds = false;
    bool done = false;
    const SelectorExpr* wait = nullptr;
    forEachMethod(package, [&](const SelectorExpr& selector, const Object& method) {
        adds = adds || isLibraryMethod(&method, "sync", "WaitGroup", "Add")
            || isLibraryMethod(&method, "sync", "WaitGroup", "Go");
        done = done || isLibraryMethod(&method, "sync", "WaitGroup", "Done");
        if (wait == nullptr && isLibraryMethod(&method, "sync", "WaitGroup", "Wait"))
            wait = &selector;
    });
    if (wait != nullptr && done && !adds)
        diagnostics.warning(wait->pos, "WaitGroup.Wait without WaitGroup.Add",
            "nothing adds to the counter: call Add(1) before each go statement whose goroutine calls Done", wait->end);
}

void vetUnlocks(const Package& package, Diagnostics& diagnostics)
{
    static constexpr struct {
        const char* type;
        const char* unlock;
        const char* lock;
        const char* tryLock;
    } kPairs[] = {{"Mutex", "Unlock", "Lock", "TryLock"}, {"RWMutex", "Unlock", "Lock", "TryLock"},
        {"RWMutex", "RUnlock", "RLock", "TryRLock"}};
    for (const auto& pair : kPairs) {
        std::set<std::string> locked;
        std::map<std::string, const SelectorExpr*> unlocked; // where it is unlocked first
        bool elsewhere = false; // some lock call that cannot be told apart by name
        forEachMethod(package, [&](const SelectorExpr& selector, const Object& method) {
            const bool locks = isLibraryMethod(&method, "sync", pair.type, pair.lock)
                || isLibraryMethod(&method, "sync", pair.type, pair.tryLock);
            if (!locks && !isLibraryMethod(&method, "sync", pair.type, pair.unlock))
                return;
            const std::string name = mutexName(selector);
            if (locks) {
                locked.insert(name);
                elsewhere = elsewhere || name.empty();
            } else if (!name.empty()) {
                unlocked.emplace(name, &selector);
            }
        });
        for (const auto& [name, selector] : unlocked) {
            if (!elsewhere && !locked.contains(name))
                diagnostics.warning(selector->pos, name + "." + pair.unlock + " without " + name + "." + pair.lock,
                    "unlocking a mutex that is not locked is a fatal error", selector->end);
        }
    }
}

} // namespace ws::go
