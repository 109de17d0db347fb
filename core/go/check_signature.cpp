#include "go/checker.h"

/// Signatures: parameters, results, receivers.
namespace ws::go {

void Checker::collectParams(const std::vector<Field>& list, bool results, bool variadicOk, std::vector<Type*>& types,
    std::vector<std::string_view>& names, std::vector<Object*>& objects, bool& variadic)
{
    bool named = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Field& field = list[i];
        Expr* typeExpr = field.typeExpr;
        bool isVariadic = false;
        if (typeExpr != nullptr && typeExpr->kind == NodeKind::Ellipsis) {
            auto* dots = static_cast<EllipsisExpr*>(typeExpr);
            isVariadic = variadicOk && i + 1 == list.size() && field.names.size() <= 1;
            if (!isVariadic)
                error(dots, variadicOk ? "can only use ... with final parameter in list" : "invalid use of ...");
            typeExpr = dots->element;
        }
        Type* type = typeExpr == nullptr ? invalidType() : varType(typeExpr);
        if (isVariadic) {
            variadic = true;
            type = m_types.slice(type);
            recordType(field.typeExpr, type);
        }
        if (field.names.empty()) {
            types.push_back(type);
            names.emplace_back();
            objects.push_back(nullptr);
            continue;
        }
        for (Ident* name : field.names) {
            named = true;
            types.push_back(type);
            names.push_back(name->name);
            Object* object = m_types.newObject(ObjectKind::Var, std::string(name->name), name->pos, &m_package, type);
            object->isParam = !results;
            object->isResult = results;
            object->reassigned = results; // return statements assign it
            object->used = true;
            name->object = object;
            objects.push_back(object);
        }
    }
    if (!named)
        names.clear();
}

Signature* Checker::funcType(
    FuncType& e, const Field* receiver, Object* function, Scope** scopeOut, FunctionContext* context)
{
    const EnvironmentGuard guard(*this);
    openScope();
    *scopeOut = m_env.scope;
    if (receiver != nullptr)
        collectReceiver(*receiver, function);
    std::vector<TypeParam*> typeParams;
    if (!e.typeParams.empty())
        typeParams = collectTypeParams(e.typeParams);
    std::vector<Type*> params, results;
    std::vector<std::string_view> paramNames, resultNames;
    std::vector<Object*> paramObjects, resultObjects;
    bool variadic = false;
    bool ignored = false;
    collectParams(e.params, false, true, params, paramNames, paramObjects, variadic);
    collectParams(e.results, true, false, results, resultNames, resultObjects, ignored);
    if (function != nullptr && function->receiver != nullptr && function->receiver->name != "_")
        declare(m_env.scope, receiver->names[0], function->receiver);
    for (const auto* list : {&paramObjects, &resultObjects}) {
        for (Object* object : *list) {
            if (object != nullptr && object->name != "_")
                declare(m_env.scope, nullptr, object);
        }
    }
    if (function != nullptr) {
        function->params = paramObjects;
        function->results = resultObjects;
    }
    if (context != nullptr) {
        context->resultTypes = results;
        context->results = resultObjects;
        context->namedResults = !resultNames.empty();
        for (const auto* list : {&paramObjects, &resultObjects}) {
            for (Object* object : *list) {
                if (object != nullptr)
                    object->owner = context->literal;
            }
        }
    }
    if (!typeParams.empty())
        return m_types.genericSignature(
            std::move(typeParams), std::move(params), std::move(results), variadic, paramNames, resultNames);
    return m_types.signature(std::move(params), std::move(results), variadic, paramNames, resultNames);
}

void Checker::collectReceiver(const Field& receiver, Object* function)
{
    Expr* whole = receiver.typeExpr;
    if (whole == nullptr)
        return;
    Expr* base = unparen(whole);
    const bool isPointer = base->kind == NodeKind::StarExpr;
    if (isPointer)
        base = unparen(static_cast<StarExpr*>(base)->x);
    Type* type = invalidType();
    if (base != nullptr && base->kind == NodeKind::IndexExpr) {
        auto& index = *static_cast<IndexExpr*>(base);
        std::string cause;
        Type* generic = genericType(index.x, &cause);
        if (!cause.empty())
            error(index.x, cause);
        if (!isInvalid(generic) && generic->kind == TypeKind::Alias) {
            errorf(index.x, "cannot define new methods on generic alias type {}", text(generic));
            generic = invalidType();
        }
        std::vector<TypeParam*> params;
        for (Expr* arg : index.indices) {
            if (arg->kind != NodeKind::Ident) {
                errorf(arg, "receiver type parameter {} must be an identifier", text(arg));
                continue;
            }
            auto* name = static_cast<Ident*>(arg);
            Object* paramName =
                m_types.newObject(ObjectKind::TypeName, std::string(name->name), name->pos, &m_package, nullptr);
            TypeParam* param = m_types.newTypeParam(paramName, static_cast<int>(params.size()));
            setType(paramName, param);
            declare(m_env.scope, name, paramName);
            recordType(arg, param);
            params.push_back(param);
        }
        if (!isInvalid(generic) && params.size() == index.indices.size()) {
            auto* named = static_cast<Named*>(unalias(generic));
            const std::vector<Type*> args(params.begin(), params.end());
            if (params.size() == named->typeParams.size()) {
                for (std::size_t i = 0; i < params.size(); ++i) {
                    m_receiverParams[params[i]] = named->typeParams[i];
                    Type* constraint = named->typeParams[i]->bound;
                    params[i]->bound =
                        constraint == nullptr ? nullptr : m_types.substitute(constraint, named->typeParams, args);
                    if (constraint == nullptr) { // the type's own bounds are being checked right now
                        later([this, param = params[i], origin = named->typeParams[i], named, args] {
                            if (origin->bound != nullptr)
                                param->bound = m_types.substitute(origin->bound, named->typeParams, args);
                        });
                    }
                }
                type = m_types.instance(named, args);
                if (function != nullptr)
                    function->receiverTypeParams = params;
                recordType(base, type);
            } else {
                errorf(index.x, "receiver declares {} type parameter{}, but receiver base type declares {}",
                    params.size(), params.size() == 1 ? "" : "s", named->typeParams.size());
            }
        }
        if (isPointer && !isInvalid(type))
            type = m_types.pointer(type);
        recordType(whole, type);
    } else {
        type = varType(whole);
        Type* plain = unalias(type);
        Type* target = plain->kind == TypeKind::Pointer ? static_cast<Pointer*>(plain)->element : type;
        if (Named* named = asNamed(target); named != nullptr && !named->typeArgs.empty()) {
            errorf(base->pos, "cannot define new methods on instantiated type {}", text(named));
            type = invalidType();
        }
    }
    if (function != nullptr && !receiver.names.empty()) {
        Ident* name = receiver.names[0];
        Object* variable = m_types.newObject(ObjectKind::Var, std::string(name->name), name->pos, &m_package, type);
        variable->isParam = true;
        variable->used = true;
        name->object = variable;
        function->receiver = variable;
    }
    Pos pos = base != nullptr ? base->pos : whole->pos;
    if (speaks119())
        pos = receiver.names.empty() ? whole->pos : receiver.names[0]->pos;
    later([this, pos, type] { validReceiver(pos, type); });
}

void Checker::validReceiver(Pos pos, Type* type)
{
    Type* plain = unalias(type);
    Type* base = plain->kind == TypeKind::Pointer ? static_cast<Pointer*>(plain)->element : type;
    if (isInvalid(base))
        return;
    Type* target = unalias(base);
    if (target->kind == TypeKind::Basic) {
        errorf(pos, "cannot define new methods on non-local type {}", text(base));
    } else if (target->kind == TypeKind::Named) {
        const auto* named = static_cast<Named*>(target);
        if (named->object->package != &m_package) {
            errorf(pos, "cannot define new methods on non-local type {}", text(base));
            return;
        }
        Type* u = under(target);
        if (isBasic(u, BasicKind::UnsafePointer))
            errorf(pos, "invalid receiver type {} (unsafe.Pointer)", text(base));
        else if (u->kind == TypeKind::Pointer || u->kind == TypeKind::Interface)
            errorf(pos, "invalid receiver type {} (pointer or interface type)", text(base));
    } else {
        errorf(pos, "invalid receiver type {}", text(type));
    }
}

} // namespace ws::go
