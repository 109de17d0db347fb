#include "base/assert.h"
#include "go/types.h"

namespace ws::go {

namespace {

/// Rebuilds a type with type parameters replaced. Named types stop the walk, so it ends for recursive types.
class Substituter {
public:
    Substituter(TypeTable& table, const std::vector<TypeParam*>& params, const std::vector<Type*>& args)
        : m_table(table)
        , m_params(params)
        , m_args(args)
    {
    }

    Type* run(Type* type)
    {
        if (!type->mentionsTypeParams)
            return type;
        switch (type->kind) {
        case TypeKind::Basic:
            return type;
        case TypeKind::TypeParam:
            return param(static_cast<TypeParam*>(type));
        case TypeKind::Alias: {
            auto* alias = static_cast<Alias*>(type);
            Type* target = run(alias->target);
            return target == alias->target ? type : target;
        }
        case TypeKind::Named:
            return named(static_cast<Named*>(type));
        case TypeKind::Pointer:
            return m_table.pointer(run(static_cast<Pointer*>(type)->element));
        case TypeKind::Slice:
            return m_table.slice(run(static_cast<Slice*>(type)->element));
        case TypeKind::Array: {
            auto* array = static_cast<Array*>(type);
            return m_table.array(run(array->element), array->length);
        }
        case TypeKind::Map: {
            auto* map = static_cast<Map*>(type);
            Type* key = run(map->key);
            return m_table.map(key, run(map->value));
        }
        case TypeKind::Chan: {
            auto* chan = static_cast<Chan*>(type);
            return m_table.chan(chan->dir, run(chan->element));
        }
        case TypeKind::Struct: {
            std::vector<StructField> fields = static_cast<Struct*>(type)->fields;
            for (StructField& field : fields)
                field.type = run(field.type);
            return m_table.structure(std::move(fields));
        }
        case TypeKind::Tuple:
            return m_table.tuple(list(static_cast<Tuple*>(type)->types));
        case TypeKind::Signature:
            return signature(static_cast<Signature*>(type));
        case TypeKind::Interface: {
            auto* interface = static_cast<Interface*>(type);
            std::vector<Method> methods = interface->methods;
            for (Method& method : methods)
                method.signature = signature(method.signature);
            return m_table.interface(std::move(methods), interface->comparable, interface->hasTypeSet,
                terms(interface->terms), interface->implicit);
        }
        case TypeKind::Union:
            return m_table.unionOf(terms(static_cast<Union*>(type)->terms));
        }
        WS_UNREACHABLE();
    }

private:
    Type* param(TypeParam* type)
    {
        for (std::size_t i = 0; i < m_params.size() && i < m_args.size(); ++i) {
            if (m_params[i] == type && m_args[i] != nullptr)
                return m_args[i];
        }
        return type;
    }
    Type* named(Named* type)
    {
        std::vector<Type*> outer = type->outerArgs;
        if (outer.empty())
            outer.assign(type->outerParams.begin(), type->outerParams.end());
        std::vector<Type*> newOuter = list(outer);
        std::vector<Type*> args = list(type->typeArgs);
        if (newOuter == outer && args == type->typeArgs)
            return type;
        if (newOuter == outer && type->outerArgs.empty())
            newOuter.clear();
        return m_table.instance(type->origin, newOuter, args);
    }
    Signature* signature(Signature* type)
    {
        if (!type->mentionsTypeParams)
            return type;
        auto params = list(type->params);
        auto results = list(type->results);
        if (!type->typeParams.empty())
            return m_table.genericSignature(type->typeParams, std::move(params), std::move(results), type->variadic,
                type->paramNames, type->resultNames);
        return m_table.signature(
            std::move(params), std::move(results), type->variadic, type->paramNames, type->resultNames);
    }
    std::vector<Type*> list(const std::vector<Type*>& types)
    {
        std::vector<Type*> result;
        result.reserve(types.size());
        for (Type* type : types)
            result.push_back(run(type));
        return result;
    }
    std::vector<UnionTerm> terms(std::vector<UnionTerm> list)
    {
        for (UnionTerm& term : list)
            term.type = run(term.type);
        return list;
    }

    TypeTable& m_table;
    const std::vector<TypeParam*>& m_params;
    const std::vector<Type*>& m_args;
};

} // namespace

Type* TypeTable::substitute(Type* type, const std::vector<TypeParam*>& params, const std::vector<Type*>& args)
{
    if (!type->mentionsTypeParams || params.empty())
        return type;
    return Substituter(*this, params, args).run(type);
}

} // namespace ws::go
