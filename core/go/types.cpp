#include "go/types.h"

#include "base/assert.h"
#include "go/universe.h"

#include <deque>
#include <functional>

namespace ws::go {

namespace {

using Key = std::vector<std::uint64_t>;

struct KeyHash {
    std::size_t operator()(const Key& key) const
    {
        std::uint64_t hash = 0xcbf29ce484222325ULL;
        for (const std::uint64_t word : key) {
            hash = (hash ^ word) * 0x9e3779b97f4a7c15ULL;
            hash ^= hash >> 29;
        }
        return hash;
    }
};

std::uint64_t word(const void* pointer)
{
    return static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(pointer));
}

bool exportedName(std::string_view name)
{
    return isExported(name);
}

} // namespace

/// Everything that a table owns. Addresses are hash keys only: nothing is ever iterated in their order.
struct TypeTable::Pools {
    std::unordered_map<Key, Type*, KeyHash> interned;
    std::unordered_map<std::string, std::uint64_t> names;
    std::vector<std::unique_ptr<Type>> types;
    std::deque<Object> objects;
    std::deque<Scope> scopes;
    std::deque<Selection> selections;
    std::unordered_map<Type*, std::unique_ptr<std::vector<MethodSetEntry>>> methodSets;
    std::unique_ptr<Package> unsafePackage;

    std::uint64_t name(std::string_view text)
    {
        const auto [it, fresh] = names.try_emplace(std::string(text), names.size() + 1);
        return it->second;
    }
    template <class T, class... Args> T* make(Args&&... args)
    {
        auto owned = std::make_unique<T>(std::forward<Args>(args)...);
        T* raw = owned.get();
        types.push_back(std::move(owned));
        return raw;
    }
    template <class T> T* find(const Key& key)
    {
        const auto it = interned.find(key);
        return it == interned.end() ? nullptr : static_cast<T*>(it->second);
    }
};

TypeTable::TypeTable()
    : m_pools(std::make_unique<Pools>())
{
    static constexpr const char* kNames[] = {"invalid type", "bool", "int", "int8", "int16", "int32", "int64", "uint",
        "uint8", "uint16", "uint32", "uint64", "uintptr", "float32", "float64", "complex64", "complex128", "string",
        "unsafe.Pointer", "untyped bool", "untyped int", "untyped rune", "untyped float", "untyped complex",
        "untyped string", "untyped nil"};
    for (std::size_t kind = 0; kind < std::size(kNames); ++kind)
        m_basics.push_back(std::make_unique<Basic>(static_cast<BasicKind>(kind), kNames[kind]));
    emptyInterface = interface({});
    m_pools->unsafePackage = std::make_unique<Package>();
    unsafePackage = m_pools->unsafePackage.get();
    fillUniverse(*this);
}

TypeTable::~TypeTable() = default;

Pointer* TypeTable::pointer(Type* element)
{
    const Key key{static_cast<std::uint64_t>(TypeKind::Pointer), word(element)};
    if (auto* known = m_pools->find<Pointer>(key))
        return known;
    auto* type = m_pools->make<Pointer>(element);
    m_pools->interned.emplace(key, type);
    type->mentionsTypeParams = element->mentionsTypeParams;
    if (element->canon != element)
        type->canon = pointer(element->canon);
    return type;
}

Slice* TypeTable::slice(Type* element)
{
    const Key key{static_cast<std::uint64_t>(TypeKind::Slice), word(element)};
    if (auto* known = m_pools->find<Slice>(key))
        return known;
    auto* type = m_pools->make<Slice>(element);
    m_pools->interned.emplace(key, type);
    type->mentionsTypeParams = element->mentionsTypeParams;
    if (element->canon != element)
        type->canon = slice(element->canon);
    return type;
}

Array* TypeTable::array(Type* element, std::int64_t length)
{
    const Key key{static_cast<std::uint64_t>(TypeKind::Array), word(element), static_cast<std::uint64_t>(length)};
    if (auto* known = m_pools->find<Array>(key))
        return known;
    auto* type = m_pools->make<Array>(element, length);
    m_pools->interned.emplace(key, type);
    type->mentionsTypeParams = element->mentionsTypeParams;
    if (element->canon != element)
        type->canon = array(element->canon, length);
    return type;
}

Map* TypeTable::map(Type* key, Type* value)
{
    const Key id{static_cast<std::uint64_t>(TypeKind::Map), word(key), word(value)};
    if (auto* known = m_pools->find<Map>(id))
        return known;
    auto* type = m_pools->make<Map>(key, value);
    m_pools->interned.emplace(id, type);
    type->mentionsTypeParams = key->mentionsTypeParams || value->mentionsTypeParams;
    if (key->canon != key || value->canon != value)
        type->canon = map(key->canon, value->canon);
    return type;
}

Chan* TypeTable::chan(ChanDir dir, Type* element)
{
    const Key key{static_cast<std::uint64_t>(TypeKind::Chan), static_cast<std::uint64_t>(dir), word(element)};
    if (auto* known = m_pools->find<Chan>(key))
        return known;
    auto* type = m_pools->make<Chan>(dir, element);
    m_pools->interned.emplace(key, type);
    type->mentionsTypeParams = element->mentionsTypeParams;
    if (element->canon != element)
        type->canon = chan(dir, element->canon);
    return type;
}

Tuple* TypeTable::tuple(const std::vector<Type*>& types)
{
    Key key{static_cast<std::uint64_t>(TypeKind::Tuple)};
    bool canonical = true;
    bool generic = false;
    for (const Type* type : types) {
        key.push_back(word(type));
        canonical = canonical && type->canon == type;
        generic = generic || type->mentionsTypeParams;
    }
    if (auto* known = m_pools->find<Tuple>(key))
        return known;
    auto* type = m_pools->make<Tuple>();
    type->types = types;
    type->mentionsTypeParams = generic;
    m_pools->interned.emplace(std::move(key), type);
    if (!canonical) {
        std::vector<Type*> plain;
        for (const Type* part : types)
            plain.push_back(part->canon);
        type->canon = tuple(plain);
    }
    return type;
}

Struct* TypeTable::structure(std::vector<StructField> fields)
{
    Key key{static_cast<std::uint64_t>(TypeKind::Struct)};
    bool canonical = true;
    bool generic = false;
    for (const StructField& field : fields) {
        key.push_back(m_pools->name(field.name));
        key.push_back(word(field.type));
        key.push_back((m_pools->name(field.tag) << 1) | (field.embedded ? 1U : 0U));
        key.push_back(exportedName(field.name) ? 0 : word(field.package));
        canonical = canonical && field.type->canon == field.type;
        generic = generic || field.type->mentionsTypeParams;
    }
    if (auto* known = m_pools->find<Struct>(key))
        return known;
    auto* type = m_pools->make<Struct>();
    type->fields = std::move(fields);
    type->mentionsTypeParams = generic;
    m_pools->interned.emplace(std::move(key), type);
    if (!canonical) {
        std::vector<StructField> plain = type->fields;
        for (StructField& field : plain)
            field.type = field.type->canon;
        type->canon = structure(std::move(plain));
    }
    return type;
}

Signature* TypeTable::signature(std::vector<Type*> params, std::vector<Type*> results, bool variadic,
    std::vector<std::string_view> paramNames, std::vector<std::string_view> resultNames)
{
    Key key{static_cast<std::uint64_t>(TypeKind::Signature), params.size(), variadic ? 1U : 0U};
    bool canonical = paramNames.empty() && resultNames.empty();
    bool generic = false;
    for (const auto* list : {&params, &results}) {
        for (const Type* type : *list) {
            key.push_back(word(type));
            canonical = canonical && type->canon == type;
            generic = generic || type->mentionsTypeParams;
        }
    }
    if (!paramNames.empty() || !resultNames.empty()) {
        key.push_back(paramNames.size());
        for (const auto* names : {&paramNames, &resultNames}) {
            for (const std::string_view name : *names)
                key.push_back(m_pools->name(name));
        }
    }
    if (auto* known = m_pools->find<Signature>(key))
        return known;
    auto* type = m_pools->make<Signature>();
    type->params = std::move(params);
    type->results = std::move(results);
    type->variadic = variadic;
    type->paramNames = std::move(paramNames);
    type->resultNames = std::move(resultNames);
    type->mentionsTypeParams = generic;
    m_pools->interned.emplace(std::move(key), type);
    if (!canonical) {
        std::vector<Type*> plainParams, plainResults;
        for (const Type* part : type->params)
            plainParams.push_back(part->canon);
        for (const Type* part : type->results)
            plainResults.push_back(part->canon);
        type->canon = signature(std::move(plainParams), std::move(plainResults), variadic);
    }
    return type;
}

Signature* TypeTable::genericSignature(std::vector<TypeParam*> typeParams, std::vector<Type*> params,
    std::vector<Type*> results, bool variadic, std::vector<std::string_view> paramNames,
    std::vector<std::string_view> resultNames)
{
    auto* type = m_pools->make<Signature>();
    bool canonical = paramNames.empty() && resultNames.empty();
    for (const auto* list : {&params, &results}) {
        for (const Type* part : *list) {
            canonical = canonical && part->canon == part;
            type->mentionsTypeParams = type->mentionsTypeParams || part->mentionsTypeParams;
        }
    }
    type->params = std::move(params);
    type->results = std::move(results);
    type->variadic = variadic;
    type->typeParams = std::move(typeParams);
    type->paramNames = std::move(paramNames);
    type->resultNames = std::move(resultNames);
    if (!canonical) {
        std::vector<Type*> plainParams, plainResults;
        for (const Type* part : type->params)
            plainParams.push_back(part->canon);
        for (const Type* part : type->results)
            plainResults.push_back(part->canon);
        type->canon = genericSignature(type->typeParams, std::move(plainParams), std::move(plainResults), variadic);
    }
    return type;
}

Interface* TypeTable::interface(
    std::vector<Method> methods, bool comparable, bool hasTypeSet, std::vector<UnionTerm> terms, bool implicit)
{
    std::stable_sort(methods.begin(), methods.end(), [](const Method& x, const Method& y) {
        if (x.name != y.name)
            return x.name < y.name;
        if (exportedName(x.name) || x.package == nullptr || y.package == nullptr)
            return false;
        return x.package->path < y.package->path;
    });
    Key key{static_cast<std::uint64_t>(TypeKind::Interface),
        (comparable ? 1U : 0U) | (hasTypeSet ? 2U : 0U) | (implicit ? 4U : 0U), methods.size()};
    bool canonical = !implicit;
    bool generic = false;
    for (const Method& method : methods) {
        key.push_back(m_pools->name(method.name));
        key.push_back(word(method.signature));
        key.push_back(exportedName(method.name) ? 0 : word(method.package));
        canonical = canonical && method.signature->canon == method.signature;
        generic = generic || method.signature->mentionsTypeParams;
    }
    for (const UnionTerm& term : terms) {
        key.push_back(word(term.type));
        key.push_back(term.tilde ? 1 : 0);
        canonical = canonical && term.type->canon == term.type;
        generic = generic || term.type->mentionsTypeParams;
    }
    if (auto* known = m_pools->find<Interface>(key))
        return known;
    auto* type = m_pools->make<Interface>();
    type->methods = std::move(methods);
    type->comparable = comparable;
    type->hasTypeSet = hasTypeSet;
    type->terms = std::move(terms);
    type->implicit = implicit;
    type->mentionsTypeParams = generic;
    m_pools->interned.emplace(std::move(key), type);
    if (!canonical) {
        std::vector<Method> plain = type->methods;
        for (Method& method : plain)
            method.signature = static_cast<Signature*>(method.signature->canon);
        std::vector<UnionTerm> plainTerms = type->terms;
        for (UnionTerm& term : plainTerms)
            term.type = term.type->canon;
        type->canon = interface(std::move(plain), comparable, hasTypeSet, std::move(plainTerms));
    }
    return type;
}

Union* TypeTable::unionOf(std::vector<UnionTerm> terms)
{
    auto* type = m_pools->make<Union>();
    for (const UnionTerm& term : terms)
        type->mentionsTypeParams = type->mentionsTypeParams || term.type->mentionsTypeParams;
    type->terms = std::move(terms);
    return type;
}

Named* TypeTable::instance(Named* origin, const std::vector<Type*>& typeArgs)
{
    return instance(origin->origin, origin->outerArgs, typeArgs);
}

Named* TypeTable::instance(Named* origin, const std::vector<Type*>& outerArgs, const std::vector<Type*>& typeArgs)
{
    Key key{static_cast<std::uint64_t>(TypeKind::Named), word(origin), outerArgs.size()};
    bool canonical = true;
    bool generic = false;
    for (const auto* list : {&outerArgs, &typeArgs}) {
        for (const Type* type : *list) {
            key.push_back(word(type));
            canonical = canonical && type->canon == type;
            generic = generic || type->mentionsTypeParams;
        }
    }
    if (auto* known = m_pools->find<Named>(key))
        return known;
    auto* type = m_pools->make<Named>();
    type->object = origin->object;
    type->origin = origin;
    type->typeParams = origin->typeParams;
    type->outerParams = origin->outerParams;
    type->typeArgs = typeArgs;
    type->outerArgs = outerArgs;
    type->table = this;
    type->localIndex = origin->localIndex;
    // A local type whose outer parameters are not replaced yet still depends on them.
    type->mentionsTypeParams = generic || (outerArgs.empty() && !origin->outerParams.empty());
    m_pools->interned.emplace(std::move(key), type);
    if (!canonical) {
        std::vector<Type*> plainOuter, plainArgs;
        for (const Type* part : outerArgs)
            plainOuter.push_back(part->canon);
        for (const Type* part : typeArgs)
            plainArgs.push_back(part->canon);
        type->canon = instance(origin, plainOuter, plainArgs);
    }
    return type;
}

Named* TypeTable::newNamed(Object* name)
{
    auto* type = m_pools->make<Named>();
    type->object = name;
    type->origin = type;
    type->table = this;
    return type;
}

TypeParam* TypeTable::newTypeParam(Object* name, int index)
{
    auto* type = m_pools->make<TypeParam>();
    type->object = name;
    type->index = index;
    type->table = this;
    type->mentionsTypeParams = true;
    return type;
}

Alias* TypeTable::newAlias(Object* name, Type* target)
{
    auto* type = m_pools->make<Alias>();
    type->object = name;
    type->target = target;
    type->canon = target->canon;
    type->mentionsTypeParams = target->mentionsTypeParams;
    return type;
}

Object* TypeTable::newObject(ObjectKind kind, std::string name, Pos pos, Package* package, Type* type)
{
    Object& object = m_pools->objects.emplace_back();
    object.kind = kind;
    object.name = std::move(name);
    object.pos = pos;
    object.package = package;
    object.type = type == nullptr ? nullptr : type->canon;
    object.spelled = type;
    return &object;
}

Scope* TypeTable::newScope(Scope* parent)
{
    Scope& scope = m_pools->scopes.emplace_back();
    scope.parent = parent;
    return &scope;
}

Selection* TypeTable::newSelection()
{
    return &m_pools->selections.emplace_back();
}

const std::vector<MethodSetEntry>& methodSet(TypeTable& table, Type* type)
{
    type = type->canon;
    auto& cache = table.m_pools->methodSets;
    if (const auto it = cache.find(type); it != cache.end())
        return *it->second;
    auto entries = std::make_unique<std::vector<MethodSetEntry>>(computeMethodSet(table, type));
    return *(cache[type] = std::move(entries));
}

Type* unalias(Type* type)
{
    while (type->kind == TypeKind::Alias)
        type = static_cast<Alias*>(type)->target;
    return type;
}

Type* Named::spelledUnderlying()
{
    if (m_spelledUnderlying != nullptr)
        return m_spelledUnderlying;
    if (m_resolving)
        return nullptr;
    m_resolving = true;
    if (origin != this) {
        if (Type* base = origin->spelledUnderlying()) {
            std::vector<TypeParam*> params;
            std::vector<Type*> args;
            if (!outerArgs.empty()) {
                params = outerParams;
                args = outerArgs;
            }
            params.insert(params.end(), typeParams.begin(), typeParams.end());
            args.insert(args.end(), typeArgs.begin(), typeArgs.end());
            if (params.size() == args.size())
                m_spelledUnderlying = table->substitute(base, params, args);
        }
    } else {
        if (complete) {
            const auto run = std::move(complete);
            complete = nullptr;
            m_resolving = false; // what it checks may ask again: then `definition` is still null
            run();
            m_resolving = true;
        }
        if (definition != nullptr) {
            Type* right = unalias(definition);
            m_spelledUnderlying =
                right->kind == TypeKind::Named ? static_cast<Named*>(right)->spelledUnderlying() : right;
        }
    }
    m_resolving = false;
    return m_spelledUnderlying;
}

Type* Named::underlying()
{
    Type* type = spelledUnderlying();
    return type == nullptr ? table->basic(BasicKind::Invalid) : type->canon;
}

Interface* TypeParam::constraint()
{
    if (bound == nullptr)
        return table->emptyInterface;
    Type* type = bound->underlying();
    return type->kind == TypeKind::Interface ? static_cast<Interface*>(type) : table->emptyInterface;
}

Type* TypeParam::underlying()
{
    return constraint();
}

} // namespace ws::go
