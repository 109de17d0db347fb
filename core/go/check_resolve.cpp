#include "go/checker.h"

#include <algorithm>

namespace ws::go {

DeclInfo* Checker::newInfo(Object* object, Scope* fileScope, Decl* decl)
{
    DeclInfo& info = m_state->infos.emplace_back();
    info.object = object;
    info.fileScope = fileScope;
    info.decl = decl;
    info.order = static_cast<int>(m_state->infos.size());
    m_state->byObject[object] = &info;
    m_state->objects.push_back(object);
    return &info;
}

void Checker::reportRedeclared(Object* object, const Object* other)
{
    std::string message = fmt::format("{} redeclared in this block", object->name);
    if (other->pos != kNoPos)
        message += fmt::format("\n\t{}: other declaration of {}", positionText(other->pos), other->name);
    error(object->pos, std::move(message));
}

bool Checker::declarePackageObject(Ident* name, Object* object)
{
    if (name->name == "init") {
        error(name->pos, "cannot declare init - must be func");
        return false;
    }
    if (name->name == "main" && m_package.name == "main") {
        error(name->pos, "cannot declare main - must be func");
        return false;
    }
    declare(m_package.scope, name, object);
    return true;
}

void Checker::collectImport(ImportDecl& import, Scope* fileScope)
{
    if (import.path == nullptr)
        return;
    const auto path = unquoteString(import.path->text);
    if (!path || path->empty()) {
        error(import.path->pos, "invalid import path (empty string)");
        return;
    }
    Package* imported = nullptr;
    if (*path == "unsafe") {
        imported = m_types.unsafePackage;
    } else {
        for (Package* candidate : m_package.imports) {
            if (candidate->path == *path)
                imported = candidate;
        }
    }
    std::string name = import.name != nullptr ? std::string(import.name->name)
        : imported != nullptr                 ? imported->name
                                              : path->substr(path->rfind('/') + 1);
    if (name == "init") {
        error(import.pos, "cannot import package as init - init must be a func");
        return;
    }
    const Pos pos = import.name != nullptr ? import.name->pos : import.path->pos;
    Object* object = m_types.newObject(ObjectKind::PkgName, name, pos, &m_package, invalidType());
    object->imported = imported;
    if (imported == nullptr) { // the loader has said why
        object->used = true;
        m_failed = true;
    }
    if (import.name != nullptr)
        import.name->object = object;
    m_imports.push_back(object);
    if (name == ".") {
        if (imported == nullptr)
            return;
        for (const auto& [exportedName, exported] : imported->scope->names) {
            if (!isExported(exportedName))
                continue;
            if (Object* other = fileScope->find(exportedName)) {
                error(pos, fmt::format("{} redeclared in this block", other->name));
            } else {
                fileScope->names[exportedName] = exported;
                m_dotImported.emplace_back(exported, object);
            }
        }
        m_dotImports.emplace_back(object, fileScope);
        return;
    }
    declare(fileScope, nullptr, object);
}

void Checker::collectFunction(FuncDecl& function, Scope* fileScope)
{
    if (function.name == nullptr || function.typeExpr == nullptr)
        return;
    const std::string name(function.name->name);
    Object* object = m_types.newObject(ObjectKind::Func, name, function.name->pos, &m_package, nullptr);
    object->decl = &function;
    function.object = object;
    function.name->object = object;
    if (function.receiver.empty()) {
        if (name == "init" || (name == "main" && m_package.name == "main")) {
            if (!function.typeExpr->typeParams.empty())
                errorf(function.typeExpr->typeParams[0].pos, "func {} must have no type parameters", name);
            if (!function.typeExpr->params.empty() || !function.typeExpr->results.empty())
                errorf(function.name->pos, "func {} must have no arguments and no return values", name);
        }
        if (name == "init") {
            object->scope = m_package.scope;
            if (function.body == nullptr)
                error(object->pos, "func init must have a body");
            m_package.initFuncs.push_back(object);
        } else {
            declare(m_package.scope, function.name, object);
        }
    } else if (Expr* base = unparen(function.receiver[0].typeExpr)) {
        if (base->kind == NodeKind::StarExpr)
            object->pointerReceiver = true;
    }
    newInfo(object, fileScope, &function);
}

void Checker::collectFile(File& file, Scope* fileScope)
{
    for (Decl* decl : file.decls) {
        switch (decl->kind) {
        case NodeKind::ImportDecl:
            collectImport(*static_cast<ImportDecl*>(decl), fileScope);
            break;
        case NodeKind::ConstDecl: {
            auto& spec = *static_cast<ConstDecl*>(decl);
            for (std::size_t i = 0; i < spec.names.size(); ++i) {
                Ident* name = spec.names[i];
                Object* object =
                    m_types.newObject(ObjectKind::Const, std::string(name->name), name->pos, &m_package, nullptr);
                if (!declarePackageObject(name, object))
                    continue;
                DeclInfo* info = newInfo(object, fileScope, decl);
                info->typeExpr = spec.typeExpr;
                info->init = i < spec.values.size() ? spec.values[i] : nullptr;
                info->inherited = spec.inherited;
                info->iota = spec.iota;
            }
            arity(spec.pos, spec.names, spec.values, true, spec.inherited);
            break;
        }
        case NodeKind::VarDecl: {
            auto& spec = *static_cast<VarDecl*>(decl);
            std::vector<Object*> objects;
            for (Ident* name : spec.names) {
                Object* object =
                    m_types.newObject(ObjectKind::Var, std::string(name->name), name->pos, &m_package, nullptr);
                object->isGlobal = true;
                object->used = true;
                objects.push_back(object);
            }
            DeclInfo* shared = nullptr;
            for (std::size_t i = 0; i < spec.names.size(); ++i) {
                if (!declarePackageObject(spec.names[i], objects[i]))
                    continue;
                const bool oneForAll = spec.values.size() == 1 && spec.names.size() > 1;
                if (oneForAll && shared != nullptr) { // a, b = f(): one initialisation
                    m_state->byObject[objects[i]] = shared;
                    m_state->objects.push_back(objects[i]);
                    continue;
                }
                DeclInfo* info = newInfo(objects[i], fileScope, decl);
                info->typeExpr = spec.typeExpr;
                if (oneForAll) {
                    info->lhs = objects;
                    info->init = spec.values[0];
                    shared = info;
                } else {
                    info->init = i < spec.values.size() ? spec.values[i] : nullptr;
                }
            }
            if (spec.typeExpr == nullptr || !spec.values.empty())
                arity(spec.pos, spec.names, spec.values, false, false);
            break;
        }
        case NodeKind::TypeDecl: {
            auto& spec = *static_cast<TypeDecl*>(decl);
            if (spec.name == nullptr)
                break;
            Object* object = m_types.newObject(
                ObjectKind::TypeName, std::string(spec.name->name), spec.name->pos, &m_package, nullptr);
            if (declarePackageObject(spec.name, object))
                newInfo(object, fileScope, decl);
            break;
        }
        case NodeKind::FuncDecl:
            collectFunction(*static_cast<FuncDecl*>(decl), fileScope);
            break;
        default:
            break; // BadDecl: the parser has reported it
        }
    }
}

void Checker::collectObjects()
{
    m_package.scope = m_types.newScope(m_types.universe);
    std::vector<Scope*> fileScopes;
    for (const auto& file : m_package.files) {
        Scope* scope = m_types.newScope(m_package.scope);
        fileScopes.push_back(scope);
        collectFile(*file, scope);
    }
    for (const Scope* scope : fileScopes) {
        for (const auto& [name, object] : scope->names) {
            Object* other = m_package.scope->find(name);
            if (other == nullptr)
                continue;
            if (object->kind == ObjectKind::PkgName) {
                errorf(other->pos,
                    "{} already declared through import of package {} (\"{}\")\n\t{}: other declaration of {}", name,
                    object->imported == nullptr ? name : object->imported->name,
                    object->imported == nullptr ? name : object->imported->path, positionText(object->pos), name);
                object->used = true;
            } else {
                errorf(other->pos, "{} already declared through dot-import of package {} (\"{}\")", name,
                    object->package->name, object->package->path);
            }
        }
    }
    associateMethods();
}

void Checker::associateMethods()
{
    for (Object* object : m_state->objects) {
        if (object->kind != ObjectKind::Func || object->decl->receiver.empty() || object->name == "_")
            continue;
        Expr* base = unparen(object->decl->receiver[0].typeExpr);
        if (base != nullptr && base->kind == NodeKind::StarExpr)
            base = unparen(static_cast<StarExpr*>(base)->x);
        if (base != nullptr && base->kind == NodeKind::IndexExpr)
            base = static_cast<IndexExpr*>(base)->x;
        // Follow aliases to the type that the method belongs to.
        std::set<Object*> seen;
        while (base != nullptr && base->kind == NodeKind::Ident) {
            Object* name = m_package.scope->find(static_cast<Ident*>(base)->name);
            if (name == nullptr || name->kind != ObjectKind::TypeName || !seen.insert(name).second)
                break;
            const auto& decl = *static_cast<TypeDecl*>(m_state->byObject[name]->decl);
            if (!decl.alias) {
                m_state->methods[name].push_back(object);
                break;
            }
            base = unparen(decl.typeExpr);
            if (base != nullptr && base->kind == NodeKind::StarExpr) {
                object->pointerReceiver = true;
                base = unparen(static_cast<StarExpr*>(base)->x);
            }
        }
    }
}

void Checker::packageObjects()
{
    // As the compiler does it, so that the same errors are the first ten: types, then aliases, then everything else.
    const std::vector<Object*> objects = m_state->objects;
    const auto rank = [this](Object* object) {
        if (object->kind != ObjectKind::TypeName)
            return 2;
        const auto info = m_state->byObject.find(object);
        const Decl* decl = info == m_state->byObject.end() ? nullptr : info->second->decl;
        const bool alias =
            decl != nullptr && decl->kind == NodeKind::TypeDecl && static_cast<const TypeDecl*>(decl)->alias;
        return alias ? 1 : 0;
    };
    for (int now = 0; now <= 2; ++now) {
        for (Object* object : objects) {
            if (rank(object) != now)
                continue;
            objDecl(object);
            if (now == 0 && object->spelled != nullptr && object->spelled->kind == TypeKind::Named)
                static_cast<Named*>(object->spelled)->spelledUnderlying();
        }
    }
}

void Checker::unusedImports()
{
    for (const auto& [exported, import] : m_dotImported) {
        if (exported->used)
            import->used = true;
    }
    for (const Object* import : m_imports) {
        if (import->used || import->name == "_")
            continue;
        const std::string& path = import->imported->path;
        // The name is worth saying if it is not the path's last element.
        const std::string last = path.substr(path.rfind('/') + 1);
        if (import->name.empty() || import->name == "." || import->name == last)
            errorf(import->pos, "\"{}\" imported and not used", path);
        else
            errorf(import->pos, "\"{}\" imported as {} and not used", path, import->name);
    }
}

void Checker::arity(
    Pos pos, const std::vector<Ident*>& names, const std::vector<Expr*>& values, bool isConst, bool inherited)
{
    const std::size_t l = names.size();
    const std::size_t r = values.size();
    if (l < r) {
        if (inherited)
            errorf(pos, "extra init expr at {}", positionText(values[l]->pos));
        else
            errorf(values[l]->pos, "extra init expr {}", text(values[l]));
    } else if (l > r && (isConst || r != 1)) {
        errorf(names[r]->pos, "missing init expr for {}", names[r]->name);
    }
}

} // namespace ws::go
