#include "go/vet_passes.h"

#include "go/parse.h"
#include "go/type_text.h"

#include <algorithm>
#include <set>

namespace ws::go {

namespace {

/// Finds values that contain a lock where they are copied (go vet's copylocks): a lock is a type whose pointer has Lock
/// and Unlock and whose value has not.
class CopiedLocks {
public:
    CopiedLocks(Program& program, Diagnostics& diagnostics)
        : m_program(program)
        , m_diagnostics(diagnostics)
    {
    }

    void visit(const Node& node, const Node* parent)
    {
        switch (node.kind) {
        case NodeKind::RangeStmt: {
            const auto& range = static_cast<const RangeStmt&>(node);
            rangeVariable(range.key);
            rangeVariable(range.value);
            break;
        }
        case NodeKind::FuncDecl: {
            const auto& function = static_cast<const FuncDecl&>(node);
            for (const Field& receiver : function.receiver)
                parameter(function.name->name, receiver);
            parameters(function.name->name, *function.typeExpr);
            break;
        }
        case NodeKind::FuncLit:
            parameters("func", *static_cast<const FuncLit&>(node).typeExpr);
            break;
        case NodeKind::CallExpr:
            call(static_cast<const CallExpr&>(node));
            break;
        case NodeKind::AssignStmt:
            assignment(static_cast<const AssignStmt&>(node), parent);
            break;
        case NodeKind::VarDecl: {
            const auto& decl = static_cast<const VarDecl&>(node);
            for (std::size_t i = 0; i < decl.values.size(); ++i)
                copied(*decl.values[i],
                    "variable declaration copies lock value to " + std::string(decl.names[i]->name) + ": ");
            break;
        }
        case NodeKind::CompositeLit:
            for (const Expr* element : static_cast<const CompositeLit&>(node).elements) {
                const Expr* value = element->kind == NodeKind::KeyValueExpr
                    ? static_cast<const KeyValueExpr*>(element)->value
                    : element;
                copied(*value, "literal copies lock value from " + exprText(value) + ": ");
            }
            break;
        case NodeKind::ReturnStmt:
            for (const Expr* result : static_cast<const ReturnStmt&>(node).results)
                copied(*result, "return copies lock value: ");
            break;
        default: // nothing is copied
            break;
        }
    }

private:
    void warn(const Expr& x, const std::string& what, const std::string& path)
    {
        m_diagnostics.warning(x.pos, what + path,
            "a copy of a lock is another lock: pass a pointer, so that all use the same one", x.end);
    }

    /// Warns if x is a value with a lock in it that exists already (not one that is just made).
    bool copied(const Expr& x, const std::string& what)
    {
        const Expr& value = unparen(x);
        if (value.kind == NodeKind::CompositeLit || value.kind == NodeKind::CallExpr)
            return false;
        if (value.kind == NodeKind::StarExpr
            && unparen(*static_cast<const StarExpr&>(value).x).kind == NodeKind::CallExpr)
            return false;
        if (value.mode == Mode::TypeExpr || value.mode == Mode::Builtin || value.type == nullptr)
            return false;
        const std::string path = lockPath(value.type);
        if (path.empty())
            return false;
        warn(x, what, path);
        return true;
    }

    void assignment(const AssignStmt& assign, const Node* parent)
    {
        bool reported = false;
        for (std::size_t i = 0; i < assign.rhs.size(); ++i)
            reported |= copied(*assign.rhs[i], "assignment copies lock value to " + exprText(assign.lhs[i]) + ": ");
        // from Go 1.22 on every iteration has variables of its own, copied from the last one's
        const bool loopVariables = m_program.version == LanguageVersion::Go126 && assign.token == Token::Define
            && parent != nullptr && parent->kind == NodeKind::ForStmt
            && static_cast<const ForStmt*>(parent)->init == &assign;
        if (reported || !loopVariables)
            return;
        for (const Expr* left : assign.lhs) {
            const auto* ident = left->kind == NodeKind::Ident ? static_cast<const Ident*>(left) : nullptr;
            if (ident == nullptr || ident->object == nullptr || ident->object->type == nullptr)
                continue;
            const std::string path = lockPath(ident->object->type);
            if (!path.empty())
                warn(*left, "for loop iteration copies lock value to " + std::string(ident->name) + ": ", path);
        }
    }

    void call(const CallExpr& node)
    {
        const Expr* fun = &unparen(*node.fun);
        const Object* object = nullptr;
        if (fun->kind == NodeKind::Ident)
            object = static_cast<const Ident*>(fun)->object;
        else if (fun->kind == NodeKind::SelectorExpr)
            object = static_cast<const SelectorExpr*>(fun)->sel->object;
        if (object != nullptr && object->kind == ObjectKind::Builtin) {
            const BuiltinId id = object->builtin;
            if (id == BuiltinId::Len || id == BuiltinId::Cap || id == BuiltinId::UnsafeSizeof
                || id == BuiltinId::UnsafeOffsetof || id == BuiltinId::UnsafeAlignof)
                return; // only the type counts
        }
        for (const Expr* arg : node.args)
            copied(*arg, "call of " + exprText(node.fun) + " copies lock value: ");
    }

    void parameters(std::string_view function, const FuncType& type)
    {
        for (const Field& param : type.params)
            parameter(function, param);
    }

    void parameter(std::string_view function, const Field& field)
    {
        if (field.typeExpr->kind == NodeKind::Ellipsis || field.typeExpr->type == nullptr)
            return; // a slice
        const std::string path = lockPath(field.typeExpr->type);
        if (!path.empty())
            warn(*field.typeExpr, std::string(function) + " passes lock by value: ", path);
    }

    void rangeVariable(const Expr* x)
    {
        if (x == nullptr)
            return;
        const auto* ident = x->kind == NodeKind::Ident ? static_cast<const Ident*>(x) : nullptr;
        if (ident != nullptr && ident->name == "_")
            return;
        Type* type = ident != nullptr && ident->object != nullptr ? ident->object->type : x->type;
        const std::string path = type != nullptr ? lockPath(type) : "";
        if (!path.empty())
            warn(*x, "range var " + exprText(x) + " copies lock: ", path);
    }

    /// "T contains sync.Mutex": how a lock sits in values of this type; empty if none does.
    std::string lockPath(Type* type)
    {
        std::set<std::string> seen; // by name: the order of pointers must not matter anywhere
        return lockPath(type->canon, seen);
    }

    std::string lockPath(Type* type, std::set<std::string>& seen)
    {
        if (type->kind == TypeKind::TypeParam)
            return {};
        while (type->underlying() != nullptr && type->underlying()->kind == TypeKind::Array)
            type = static_cast<Array*>(type->underlying())->element->canon;
        const std::string name = fullName(type);
        if (!seen.insert(name).second)
            return {};
        Type* under = type->underlying();
        if (under != nullptr && under->kind == TypeKind::Tuple) {
            for (Type* part : static_cast<Tuple*>(under)->types) {
                const std::string inner = lockPath(part->canon, seen);
                if (!inner.empty())
                    return name + " contains " + inner;
            }
            return {};
        }
        if (under == nullptr || under->kind != TypeKind::Struct)
            return {};
        if (hasLockMethods(m_program.types.pointer(type)) && !hasLockMethods(type))
            return name;
        for (const StructField& field : static_cast<Struct*>(under)->fields) {
            const std::string inner = lockPath(field.type->canon, seen);
            if (!inner.empty())
                return name + " contains " + inner;
        }
        return {};
    }

    bool hasLockMethods(Type* type)
    {
        const auto& methods = methodSet(m_program.types, type);
        const auto has = [&](std::string_view name) {
            return std::any_of(methods.begin(), methods.end(), [&](const MethodSetEntry& method) {
                return method.name == name && method.signature != nullptr && method.signature->params.empty()
                    && method.signature->results.empty();
            });
        };
        return has("Lock") && has("Unlock");
    }

    /// With the package's path: sync/atomic.noCopy.
    static std::string fullName(const Type* type)
    {
        const std::string text = typeText(type);
        if (type->kind != TypeKind::Named)
            return text;
        const Object* object = static_cast<const Named*>(type)->object;
        if (object->package == nullptr || !text.starts_with(object->package->name + "."))
            return text;
        return object->package->path + text.substr(object->package->name.size());
    }

    Program& m_program;
    Diagnostics& m_diagnostics;
};

void visitAll(CopiedLocks& locks, const Node& node, const Node* parent)
{
    locks.visit(node, parent);
    forEachChild(node, [&](const Node& child) { visitAll(locks, child, &node); });
}

} // namespace

void vetCopiedLocks(Program& program, const File& file, Diagnostics& diagnostics)
{
    CopiedLocks locks(program, diagnostics);
    for (const Decl* decl : file.decls)
        visitAll(locks, *decl, nullptr);
}

} // namespace ws::go
