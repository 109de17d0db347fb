#include "go/vet.h"

#include "go/parse.h"
#include "go/vet_passes.h"

#include <algorithm>
#include <array>

namespace ws::go {

namespace {

/// Pure functions of the library: a call whose result is dropped does nothing.
constexpr std::array<std::string_view, 50> kPureFunctions = {"context.WithCancel", "context.WithDeadline",
    "context.WithTimeout", "context.WithValue", "errors.New", "fmt.Append", "fmt.Appendf", "fmt.Appendln", "fmt.Errorf",
    "fmt.Sprint", "fmt.Sprintf", "fmt.Sprintln", "maps.All", "maps.Clone", "maps.Collect", "maps.Equal",
    "maps.EqualFunc", "maps.Keys", "maps.Values", "slices.All", "slices.AppendSeq", "slices.Backward",
    "slices.BinarySearch", "slices.BinarySearchFunc", "slices.Chunk", "slices.Clip", "slices.Clone", "slices.Collect",
    "slices.Compact", "slices.CompactFunc", "slices.Compare", "slices.CompareFunc", "slices.Concat", "slices.Contains",
    "slices.ContainsFunc", "slices.Delete", "slices.DeleteFunc", "slices.Equal", "slices.EqualFunc", "slices.Grow",
    "slices.Index", "slices.IndexFunc", "slices.Insert", "slices.IsSorted", "slices.IsSortedFunc", "slices.Max",
    "slices.MaxFunc", "slices.Min", "slices.MinFunc", "slices.Repeat"};
constexpr std::array<std::string_view, 6> kMorePureFunctions = {
    "slices.Replace", "slices.Sorted", "slices.SortedFunc", "slices.SortedStableFunc", "slices.Values", "sort.Reverse"};

template <std::size_t N> bool contains(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

template <class T> const T* asKind(const Node* node, NodeKind kind)
{
    return node != nullptr && node->kind == kind ? static_cast<const T*>(node) : nullptr;
}

} // namespace

const Expr& unparen(const Expr& x)
{
    const Expr* inner = &x;
    while (inner->kind == NodeKind::ParenExpr)
        inner = static_cast<const ParenExpr*>(inner)->x;
    return *inner;
}

const Object* callee(const CallExpr& call)
{
    const Expr* fun = &unparen(*call.fun);
    if (fun->kind == NodeKind::IndexExpr) // explicit type arguments
        fun = &unparen(*static_cast<const IndexExpr*>(fun)->x);
    const Object* object = nullptr;
    if (const auto* ident = asKind<Ident>(fun, NodeKind::Ident)) {
        object = ident->object;
    } else if (const auto* selector = asKind<SelectorExpr>(fun, NodeKind::SelectorExpr)) {
        object = selector->selection != nullptr ? selector->selection->method : selector->sel->object;
    }
    return object != nullptr && object->kind == ObjectKind::Func ? object : nullptr;
}

bool isLibraryMethod(const Object* object, std::string_view package, std::string_view type, std::string_view method)
{
    return object != nullptr && object->receiverBase != nullptr && object->name == method && object->package != nullptr
        && object->package->path == package && object->receiverBase->object->name == type;
}

void vetUnusedResults(Program& program, const File& file, Diagnostics& diagnostics)
{
    const auto check = [&](const ExprStmt& stmt) {
        const auto* call = asKind<CallExpr>(&unparen(*stmt.x), NodeKind::CallExpr);
        const Object* function = call != nullptr ? callee(*call) : nullptr;
        if (function == nullptr || function->package == nullptr || function->type == nullptr
            || function->type->kind != TypeKind::Signature)
            return;
        if (function->receiverBase == nullptr) {
            const std::string name = function->package->path + "." + function->name;
            if (contains(kPureFunctions, name) || contains(kMorePureFunctions, name))
                diagnostics.warning(call->pos, "result of " + name + " call not used", {}, call->lparen + 1);
            return;
        }
        const auto* signature = static_cast<const Signature*>(function->type);
        const bool text = signature->params.empty() && signature->results.size() == 1
            && signature->results[0] == program.types.basic(BasicKind::String);
        if (text && (function->name == "Error" || function->name == "String")) {
            const Object* base = function->receiverBase->object;
            diagnostics.warning(call->pos,
                "result of (" + std::string(function->pointerReceiver ? "*" : "") + base->package->path + "."
                    + base->name + ")." + function->name + " call not used",
                {}, call->lparen + 1);
        }
    };
    for (const Decl* decl : file.decls) {
        inspect(*decl, [&](const Node& node) {
            if (node.kind == NodeKind::ExprStmt)
                check(static_cast<const ExprStmt&>(node));
            return true;
        });
    }
}

void vet(Program& program, const Package& package, Diagnostics& diagnostics)
{
    for (const auto& file : package.files) {
        vetCopiedLocks(program, *file, diagnostics);
        vetLostCancel(program, package, *file, diagnostics);
        vetUnusedResults(program, *file, diagnostics);
        if (program.version == LanguageVersion::Go119)
            vetLoopClosures(*file, diagnostics);
    }
    vetWaitGroups(package, diagnostics);
    vetUnlocks(package, diagnostics);
}

} // namespace ws::go
