#include "base/assert.h"
#include "go/checker.h"

#include <algorithm>

namespace ws::go {

void Checker::declare(Scope* scope, Ident* name, Object* object)
{
    if (object->name != "_") {
        const auto [it, fresh] = scope->names.try_emplace(object->name, object);
        if (!fresh) {
            if (name != nullptr)
                name->object = object;
            if (object->kind != ObjectKind::PkgName)
                object->used = true; // one complaint is enough
            reportRedeclared(object, it->second);
            return;
        }
        object->scope = scope;
    }
    if (name != nullptr)
        name->object = object->name == "_" ? nullptr : object;
}

Object* Checker::lookupName(std::string_view name) const
{
    for (const Scope* scope = m_env.scope; scope != nullptr; scope = scope->parent) {
        if (Object* object = scope->find(name))
            return object;
    }
    return nullptr;
}

void Checker::setType(Object* object, Type* type)
{
    object->spelled = type;
    object->type = type->canon;
}

FunctionContext* Checker::newContext()
{
    return &m_contexts.emplace_back();
}

Object* Checker::newVariable(Ident* name, Type* type)
{
    Object* object = m_types.newObject(ObjectKind::Var, std::string(name->name), name->pos, &m_package, type);
    object->owner = m_env.function == nullptr ? nullptr : m_env.function->literal;
    return object;
}

void Checker::objDecl(Object* object)
{
    if (object->package != &m_package) // universe, or checked before
        return;
    const auto inPath = std::find(m_path.begin(), m_path.end(), object);
    if (inPath != m_path.end()) {
        switch (object->kind) {
        case ObjectKind::Const:
        case ObjectKind::Var:
            if (!validCycle(object) || object->spelled == nullptr)
                setType(object, invalidType());
            break;
        case ObjectKind::TypeName:
            // Definitions are resolved lazily, so only aliases and type parameter lists come back to themselves.
            if (!validCycle(object) || object->spelled == nullptr)
                setType(object, invalidType());
            break;
        case ObjectKind::Func:
            if (object->spelled == nullptr) {
                validCycle(object);
                setType(object, m_types.signature({}, {}, false));
            }
            break;
        case ObjectKind::PkgName:
        case ObjectKind::Label:
        case ObjectKind::Builtin:
        case ObjectKind::Nil:
            break;
        }
        return;
    }
    if (object->spelled != nullptr)
        return;
    const auto found = m_state->byObject.find(object);
    if (found == m_state->byObject.end())
        return;
    DeclInfo& info = *found->second;
    const EnvironmentGuard guard(*this);
    m_env = {};
    m_env.scope = info.fileScope;
    m_path.push_back(object);
    switch (object->kind) {
    case ObjectKind::Const:
        m_env.decl = &info;
        constDecl(object, info.typeExpr, info.init, info.inherited, info.iota);
        break;
    case ObjectKind::Var:
        m_env.decl = &info;
        varDecl(object, info.lhs, info.typeExpr, info.init);
        break;
    case ObjectKind::TypeName:
        typeDecl(object, *static_cast<TypeDecl*>(info.decl), false);
        break;
    case ObjectKind::Func:
        funcDecl(object, info);
        break;
    case ObjectKind::PkgName:
    case ObjectKind::Label:
    case ObjectKind::Builtin:
    case ObjectKind::Nil:
        break;
    }
    m_path.pop_back();
}

bool Checker::validCycle(Object* object)
{
    const auto start = std::find(m_path.begin(), m_path.end(), object);
    const std::vector<Object*> cycle(start, m_path.end());
    std::size_t values = 0;
    std::size_t definitions = 0;
    for (const Object* part : cycle) {
        if (part->kind == ObjectKind::Const || part->kind == ObjectKind::Var)
            ++values;
        else if (part->kind == ObjectKind::TypeName && part->spelled != nullptr
            && part->spelled->kind == TypeKind::Named)
            ++definitions;
    }
    // Cycles of variables alone are the initialisation order's to report.
    if (values == cycle.size())
        return true;
    if (values == 0 && definitions > 0)
        return true;
    cycleError(cycle);
    return false;
}

void Checker::cycleError(const std::vector<Object*>& cycle)
{
    std::size_t start = 0;
    for (std::size_t i = 1; i < cycle.size(); ++i) {
        if (cycle[i]->pos < cycle[start]->pos)
            start = i;
    }
    cycleError(cycle, start);
}

/// A cycle as Go 1.19 writes it: one line an object, closed by the first one once more.
std::string Checker::cycleText(std::string message, const std::vector<Object*>& cycle, std::size_t start)
{
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        const Object* object = cycle[(start + i) % cycle.size()];
        message += fmt::format("\n\t{}: {} refers to", positionText(object->pos), object->name);
    }
    return message + fmt::format("\n\t{}: {}", positionText(cycle[start]->pos), cycle[start]->name);
}

void Checker::cycleError(const std::vector<Object*>& cycle, std::size_t start)
{
    const Object* object = cycle[start];
    const bool isType = object->kind == ObjectKind::TypeName;
    if (speaks119()) {
        error(cycle[start]->pos,
            cycleText(fmt::format(
                          "{} {}", isType ? "invalid recursive type" : "illegal cycle in declaration of", object->name),
                cycle, start));
        return;
    }
    if (cycle.size() == 1) {
        errorf(object->pos, "invalid {}: {} refers to itself", isType ? "recursive type" : "cycle in declaration",
            object->name);
        return;
    }
    std::string message =
        fmt::format("invalid {} {}", isType ? "recursive type" : "cycle in declaration of", object->name);
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        const Object* next = cycle[(start + i + 1) % cycle.size()];
        message += fmt::format("\n\t{}: {} refers to {}", positionText(object->pos), object->name, next->name);
        object = next;
    }
    error(cycle[start]->pos, std::move(message));
}

void Checker::constDecl(Object* object, Expr* typeExpr, Expr* init, bool inherited, int iota)
{
    const EnvironmentGuard guard(*this);
    m_env.iota = makeInt(static_cast<std::int64_t>(iota));
    m_env.hasIota = true;
    m_env.errorPos = kNoPos;
    Type* declared = nullptr;
    if (typeExpr != nullptr) {
        declared = typ(typeExpr);
        if (!isConstType(declared)) {
            if (!isInvalid(under(declared)))
                errorf(typeExpr, "invalid constant type {}", text(declared));
            setType(object, invalidType());
            return;
        }
        setType(object, declared);
    }
    Operand x;
    if (init != nullptr) {
        if (inherited)
            m_env.errorPos = object->pos;
        expr(nullptr, x, init);
    }
    initConst(object, x);
}

void Checker::varDecl(Object* object, const std::vector<Object*>& lhs, Expr* typeExpr, Expr* init)
{
    if (typeExpr != nullptr)
        setType(object, varType(typeExpr));
    if (init == nullptr) {
        if (typeExpr == nullptr)
            setType(object, invalidType());
        return;
    }
    if (lhs.size() <= 1) {
        Operand x;
        const auto target = object->spelled == nullptr ? std::nullopt : newTarget(object->spelled, object->name);
        expr(target ? &*target : nullptr, x, init);
        initVar(object, x, "variable declaration");
        return;
    }
    if (typeExpr != nullptr) {
        for (Object* variable : lhs)
            setType(variable, object->spelled);
    }
    initVars(lhs, {init}, nullptr);
}

void Checker::typeDecl(Object* object, TypeDecl& decl, bool local)
{
    if (decl.alias) {
        if (!decl.typeParams.empty() && !allowVersion(23)) {
            errorf(decl.typeParams[0].pos, "generic type alias requires go1.23 or later");
        }
        const EnvironmentGuard guard(*this);
        std::vector<TypeParam*> params;
        if (!decl.typeParams.empty()) {
            openScope();
            params = collectTypeParams(decl.typeParams);
        }
        Type* target = decl.typeExpr == nullptr ? invalidType() : typ(decl.typeExpr);
        if (object->spelled != nullptr) // a cycle made it invalid
            return;
        if (TypeParam* param = asTypeParam(target);
            param != nullptr && std::find(params.begin(), params.end(), param) != params.end()) {
            error(decl.typeExpr->pos, "cannot use type parameter declared in alias declaration as RHS");
            target = invalidType();
        }
        Alias* alias = m_types.newAlias(object, target);
        alias->typeParams = params;
        setType(object, alias);
        return;
    }
    Named* named = m_types.newNamed(object);
    setType(object, named);
    m_named.push_back(named);
    if (local) {
        named->localIndex = ++m_localTypes;
        if (m_env.outerTypeParams != nullptr) {
            named->outerParams = *m_env.outerTypeParams;
            named->mentionsTypeParams = !named->outerParams.empty();
        }
    }
    const EnvironmentGuard guard(*this);
    if (!decl.typeParams.empty()) {
        openScope();
        named->typeParams.clear();
        // The names must be known before their bounds are looked at: [P interface{ m() T[P] }].
        for (const Field& field : decl.typeParams) {
            for (Ident* name : field.names) {
                Object* paramName =
                    m_types.newObject(ObjectKind::TypeName, std::string(name->name), name->pos, &m_package, nullptr);
                TypeParam* param = m_types.newTypeParam(paramName, static_cast<int>(named->typeParams.size()));
                setType(paramName, param);
                declare(m_env.scope, name, paramName);
                named->typeParams.push_back(param);
            }
        }
        std::size_t i = 0;
        for (const Field& field : decl.typeParams) {
            Type* constraint = bound(field.typeExpr);
            for (std::size_t k = 0; k < field.names.size(); ++k)
                named->typeParams[i++]->bound = constraint;
        }
    }
    const Environment environment = m_env;
    const auto resolve = [this, named, &decl, environment] {
        const EnvironmentGuard inner(*this);
        m_env = environment;
        m_completing.push_back(named);
        Type* right = decl.typeExpr == nullptr ? invalidType() : typ(decl.typeExpr);
        m_completing.pop_back();
        if (asTypeParam(right) != nullptr) {
            error(decl.typeExpr->pos, "cannot use a type parameter as RHS in type declaration");
            right = invalidType();
        }
        named->definition = right;
    };
    collectMethods(object, named);
    if (local) {
        resolve();
        later([this, named] { validType(named); });
        return;
    }
    named->complete = resolve;
    later([this, named] {
        named->spelledUnderlying();
        validType(named);
        checkFieldUniqueness(named);
    });
}

std::vector<TypeParam*> Checker::collectTypeParams(const std::vector<Field>& list)
{
    std::vector<TypeParam*> params;
    for (const Field& field : list) {
        for (Ident* name : field.names) {
            Object* paramName =
                m_types.newObject(ObjectKind::TypeName, std::string(name->name), name->pos, &m_package, nullptr);
            TypeParam* param = m_types.newTypeParam(paramName, static_cast<int>(params.size()));
            setType(paramName, param);
            declare(m_env.scope, name, paramName);
            params.push_back(param);
        }
    }
    std::size_t i = 0;
    for (const Field& field : list) {
        Type* constraint = bound(field.typeExpr);
        for (std::size_t k = 0; k < field.names.size(); ++k)
            params[i++]->bound = constraint;
    }
    return params;
}

Type* Checker::bound(Expr* e)
{
    if (e == nullptr)
        return m_types.emptyInterface;
    const bool isTilde = e->kind == NodeKind::UnaryExpr && static_cast<UnaryExpr*>(e)->op == Token::Tilde;
    const bool isUnion = e->kind == NodeKind::BinaryExpr && static_cast<BinaryExpr*>(e)->op == Token::Or;
    if (isTilde || isUnion) {
        InterfaceType wrapper;
        wrapper.pos = e->pos;
        Field field;
        field.typeExpr = e;
        field.pos = e->pos;
        wrapper.members.push_back(field);
        return interfaceType(wrapper, true);
    }
    Type* type = typ(e);
    if (asTypeParam(type) != nullptr) {
        error(e->pos, "cannot use a type parameter as constraint");
        return m_types.emptyInterface;
    }
    // A plain type stands for the interface that has only it. Named types may still be on their way: what they are is
    // asked later.
    if (type->kind != TypeKind::Named && type->kind != TypeKind::Alias && !isInvalid(type)
        && under(type)->kind != TypeKind::Interface)
        return m_types.interface({}, false, true, {{false, type}}, true);
    if (isInvalid(type))
        return m_types.emptyInterface;
    if (Named* named = asNamed(type)) {
        Type* u = named->spelledUnderlying();
        if (u != nullptr && u->kind != TypeKind::Interface && !isInvalid(u))
            return m_types.interface({}, false, true, {{false, type}}, true);
    } else if (under(type)->kind != TypeKind::Interface) {
        return m_types.interface({}, false, true, {{false, type}}, true);
    }
    return type;
}

void Checker::collectMethods(Object* typeName, Named* named)
{
    const auto found = m_state->methods.find(typeName);
    if (found == m_state->methods.end())
        return;
    for (Object* method : found->second) {
        const auto same = std::find_if(named->methods.begin(), named->methods.end(),
            [&](const Object* other) { return other->name == method->name; });
        if (same != named->methods.end()) {
            errorf(method->pos, "method {}.{} already declared at {}", typeName->name, method->name,
                positionText((*same)->pos));
            continue;
        }
        method->receiverBase = named;
        named->methods.push_back(method);
    }
}

void Checker::checkFieldUniqueness(Named* named)
{
    Type* u = under(named);
    if (u->kind != TypeKind::Struct)
        return;
    for (const StructField& field : static_cast<Struct*>(u)->fields) {
        for (const Object* method : named->methods) {
            if (field.name != "_" && field.name == method->name)
                errorf(method->pos, "field and method with the same name {}\n\t{}: other declaration of {}", field.name,
                    positionText(field.pos), field.name);
        }
    }
}

void Checker::funcDecl(Object* object, DeclInfo& info)
{
    FuncDecl& decl = *object->decl;
    const EnvironmentGuard guard(*this);
    // A function's dependencies are those of its body; its signature's constants count as well.
    m_env.decl = &info;
    Signature* signature = funcType(
        *decl.typeExpr, decl.receiver.empty() ? nullptr : &decl.receiver[0], object, &info.functionScope, nullptr);
    setType(object, signature);
    decl.typeExpr->type = signature->canon;
    if (!signature->typeParams.empty() && decl.body == nullptr)
        error(decl.pos, "generic function is missing function body");
    if (decl.body != nullptr && m_package.user)
        later([this, object, &info] { declaredBody(object, info); });
    else if (decl.body == nullptr && m_package.user && object->name != "init")
        m_bodiless.push_back(object);
}

void Checker::declaredBody(Object* object, DeclInfo& info)
{
    FuncDecl& decl = *object->decl;
    if (decl.bodyChecked || decl.body == nullptr)
        return;
    decl.bodyChecked = true;
    auto* signature = static_cast<Signature*>(object->spelled);
    FunctionContext& context = *newContext();
    context.resultTypes = signature->results;
    context.results = object->results;
    context.namedResults = !signature->resultNames.empty();
    std::vector<TypeParam*> outer = object->receiverTypeParams;
    outer.insert(outer.end(), signature->typeParams.begin(), signature->typeParams.end());
    Environment environment;
    environment.decl = &info;
    environment.scope = info.functionScope;
    if (!outer.empty()) {
        m_outerTypeParams.push_back(std::move(outer));
        environment.outerTypeParams = &m_outerTypeParams.back();
    }
    functionBody(context, std::move(environment), *decl.body);
}

void Checker::functionBody(FunctionContext& context, Environment environment, BlockStmt& body)
{
    const EnvironmentGuard guard(*this);
    m_env = std::move(environment);
    m_env.function = &context;
    stmtList(0, body.list);
    if (!context.resultTypes.empty() && !isTerminating(&body, ""))
        error(body.rbrace, "missing return");
    reportUnused(context);
}

/// The compiler misses them only when it would generate code: after all other errors.
void Checker::missingBodies()
{
    if (m_failed)
        return;
    for (const Object* function : m_bodiless)
        error(function->pos, "missing function body");
}

void Checker::reportUnused(FunctionContext& context)
{
    if (!m_package.user)
        return;
    // As the compiler goes through them: the variables of a block, then those of the blocks inside it.
    const auto inside = [](const Scope* inner, const Scope* outer) {
        while (inner != nullptr && inner != outer)
            inner = inner->parent;
        return inner != nullptr;
    };
    std::stable_sort(context.locals.begin(), context.locals.end(), [&](const Object* x, const Object* y) {
        if (x->scope != y->scope && x->scope != nullptr && y->scope != nullptr) {
            if (inside(y->scope, x->scope))
                return true;
            if (inside(x->scope, y->scope))
                return false;
        }
        return x->pos < y->pos;
    });
    for (const Object* variable : context.locals) {
        if (!variable->used)
            errorf(variable->pos, "declared and not used: {}", variable->name);
    }
}

void Checker::declStmt(DeclStmt& stmt)
{
    for (Decl* decl : stmt.decls) {
        switch (decl->kind) {
        case NodeKind::ConstDecl: {
            auto& spec = *static_cast<ConstDecl*>(decl);
            const std::size_t top = m_delayed.size();
            std::vector<Object*> objects;
            for (std::size_t i = 0; i < spec.names.size(); ++i) {
                Ident* name = spec.names[i];
                Object* object =
                    m_types.newObject(ObjectKind::Const, std::string(name->name), name->pos, &m_package, nullptr);
                constDecl(object, spec.typeExpr, i < spec.values.size() ? spec.values[i] : nullptr, spec.inherited,
                    spec.iota);
                objects.push_back(object);
            }
            arity(spec.pos, spec.names, spec.values, true, spec.inherited);
            processDelayed(top);
            for (std::size_t i = 0; i < objects.size(); ++i)
                declare(m_env.scope, spec.names[i], objects[i]);
            break;
        }
        case NodeKind::VarDecl: {
            auto& spec = *static_cast<VarDecl*>(decl);
            const std::size_t top = m_delayed.size();
            std::vector<Object*> objects;
            for (Ident* name : spec.names) {
                Object* object = newVariable(name, nullptr);
                objects.push_back(object);
                if (object->name != "_" && m_env.function != nullptr)
                    m_env.function->locals.push_back(object);
            }
            if (spec.values.size() == 1 && objects.size() > 1) {
                varDecl(objects[0], objects, spec.typeExpr, spec.values[0]);
            } else {
                for (std::size_t i = 0; i < objects.size(); ++i)
                    varDecl(objects[i], {}, spec.typeExpr, i < spec.values.size() ? spec.values[i] : nullptr);
            }
            if (spec.typeExpr == nullptr || !spec.values.empty())
                arity(spec.pos, spec.names, spec.values, false, false);
            processDelayed(top);
            for (std::size_t i = 0; i < objects.size(); ++i)
                declare(m_env.scope, spec.names[i], objects[i]);
            break;
        }
        case NodeKind::TypeDecl: {
            auto& spec = *static_cast<TypeDecl*>(decl);
            if (spec.name == nullptr)
                break;
            Object* object = m_types.newObject(
                ObjectKind::TypeName, std::string(spec.name->name), spec.name->pos, &m_package, nullptr);
            declare(m_env.scope, spec.name, object);
            m_path.push_back(object);
            typeDecl(object, spec, true);
            m_path.pop_back();
            break;
        }
        default:
            break;
        }
    }
}

} // namespace ws::go
