#include "go/unify.h"

#include "go/lookup.h"
#include "go/type_set.h"

#include <algorithm>

namespace ws::go {

namespace {

constexpr int kMaxDepth = 100;

bool isTypeLiteral(Type* type)
{
    type = unalias(type);
    return type->kind != TypeKind::Named && type->kind != TypeKind::TypeParam;
}

Interface* asInterface(Type* type)
{
    if (asTypeParam(type) != nullptr)
        return nullptr;
    Type* u = under(type);
    return u->kind == TypeKind::Interface ? static_cast<Interface*>(u) : nullptr;
}

bool sameTerms(const Interface& x, const Interface& y)
{
    if (x.hasTypeSet != y.hasTypeSet || x.terms.size() != y.terms.size())
        return false;
    return std::all_of(x.terms.begin(), x.terms.end(), [&](const UnionTerm& term) {
        return std::any_of(y.terms.begin(), y.terms.end(),
            [&](const UnionTerm& other) { return term.tilde == other.tilde && identical(term.type, other.type); });
    });
}

} // namespace

Unifier::Unifier(
    TypeTable& table, const std::vector<TypeParam*>& params, const std::vector<Type*>& args, bool interfaceInference)
    : m_table(table)
    , m_params(params)
    , m_interfaceInference(interfaceInference)
{
    for (std::size_t i = 0; i < params.size(); ++i) {
        m_handles[params[i]] = i;
        m_types.push_back(i < args.size() ? args[i] : nullptr);
    }
}

int Unifier::unknowns() const
{
    int count = 0;
    for (const TypeParam* param : m_params)
        count += m_types[m_handles.at(param)] == nullptr ? 1 : 0;
    return count;
}

std::vector<Type*> Unifier::inferred(const std::vector<TypeParam*>& params) const
{
    std::vector<Type*> result;
    result.reserve(params.size());
    for (TypeParam* param : params)
        result.push_back(at(param));
    return result;
}

TypeParam* Unifier::bound(Type* type) const
{
    TypeParam* param = asTypeParam(type);
    return param != nullptr && m_handles.contains(param) ? param : nullptr;
}

bool Unifier::join(TypeParam* x, TypeParam* y)
{
    const std::size_t hx = m_handles[x];
    const std::size_t hy = m_handles[y];
    if (hx == hy)
        return true;
    if (m_types[hx] != nullptr && m_types[hy] != nullptr)
        return false;
    const std::size_t keep = m_types[hx] != nullptr ? hx : hy;
    const std::size_t drop = keep == hx ? hy : hx;
    for (const TypeParam* param : m_params) {
        if (m_handles[param] == drop)
            m_handles[param] = keep;
    }
    return true;
}

bool Unifier::boundParam(TypeParam* param, Type* y, unsigned mode, const Pair* pairs)
{
    Type* x = at(param);
    if (x == nullptr) {
        set(param, y);
        return true;
    }
    if (!step(x, y, mode, pairs))
        return false;
    // Both fit: keep the better one.
    const Interface* xi = asInterface(x);
    const Interface* yi = asInterface(y);
    const bool xNamed = asNamed(x) != nullptr;
    const bool yNamed = asNamed(y) != nullptr;
    if (xi != nullptr && yi != nullptr) {
        if (xNamed && yNamed)
            return identical(x, y);
        if (xi->methods.size() != yi->methods.size())
            return false;
    } else if (xi != nullptr || yi != nullptr) {
        return false;
    }
    if ((mode & kExact) == 0 && !xNamed) {
        if (yNamed) {
            set(param, y);
        } else {
            Type* u = under(y);
            if (u->kind == TypeKind::Chan && static_cast<Chan*>(u)->dir != ChanDir::Both)
                set(param, y);
        }
    }
    return true;
}

bool Unifier::interfaces(Interface* x, Interface* y, const Pair* pairs)
{
    if (x->comparable != y->comparable || !sameTerms(*x, *y))
        return false;
    for (const Pair* pair = pairs; pair != nullptr; pair = pair->previous) {
        if ((pair->x == x && pair->y == y) || (pair->x == y && pair->y == x))
            return true;
    }
    const Pair next{x, y, pairs};
    const auto& small = x->methods.size() <= y->methods.size() ? x->methods : y->methods;
    const auto* large = x->methods.size() <= y->methods.size() ? y : x;
    return std::all_of(small.begin(), small.end(), [&](const Method& method) {
        const int index = interfaceMethod(large, method.package, method.name);
        return index >= 0
            && step(method.signature, large->methods[static_cast<std::size_t>(index)].signature, kExact, &next);
    });
}

bool Unifier::step(Type* x, Type* y, unsigned mode, const Pair* pairs)
{
    struct Depth {
        int& depth;
        explicit Depth(int& d)
            : depth(++d)
        {
        }
        ~Depth() { --depth; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;
    } depth(m_depth);
    if (x == y || unalias(x) == unalias(y))
        return true;
    if (m_depth > kMaxDepth)
        return false;
    if (asNamed(x) != nullptr || bound(y) != nullptr)
        std::swap(x, y);
    // A type literal and a defined type: compare with what the latter is defined as.
    if (Named* named = asNamed(y); named != nullptr && (mode & kExact) == 0 && isTypeLiteral(x)
        && !(m_interfaceInference && isNonTypeParamInterface(x))) {
        y = under(named);
        if (x == y || unalias(x) == unalias(y))
            return true;
    }
    TypeParam* px = bound(x);
    TypeParam* py = bound(y);
    if (px != nullptr && py != nullptr) {
        if (join(px, py))
            return true;
        return step(at(px), at(py), mode, pairs);
    }
    if (px != nullptr)
        return boundParam(px, y, mode, pairs);
    if (m_interfaceInference && (mode & kExact) == 0) {
        Interface* xi = asInterface(x);
        Interface* yi = asInterface(y);
        if (xi != nullptr && yi != nullptr)
            return interfaces(xi, yi, pairs);
        if (yi != nullptr) {
            xi = yi;
            y = x;
        }
        if (xi != nullptr) {
            return std::all_of(xi->methods.begin(), xi->methods.end(), [&](const Method& method) {
                const Lookup found = lookup(m_table, y, false, method.package, method.name);
                return found.outcome == Lookup::Outcome::Found && !found.isField
                    && step(method.signature, methodSignature(m_table, found), kExact, pairs);
            });
        }
    }
    if (asTypeParam(y) != nullptr)
        std::swap(x, y);
    return structural(unalias(x), unalias(y), mode, pairs);
}

bool Unifier::structural(Type* x, Type* y, unsigned mode, const Pair* pairs)
{
    const unsigned inner = (mode & kAssign) != 0 ? mode | kExact : mode;
    if (x->kind == TypeKind::TypeParam) {
        Type* core = commonUnderlying(x);
        return core != nullptr && step(core, y, kAssign, pairs);
    }
    if (x->kind != y->kind)
        return false;
    switch (x->kind) {
    case TypeKind::Basic:
        return x == y;
    case TypeKind::Array: {
        auto* a = static_cast<Array*>(x);
        auto* b = static_cast<Array*>(y);
        return a->length == b->length && step(a->element, b->element, inner, pairs);
    }
    case TypeKind::Slice:
        return step(static_cast<Slice*>(x)->element, static_cast<Slice*>(y)->element, inner, pairs);
    case TypeKind::Pointer:
        return step(static_cast<Pointer*>(x)->element, static_cast<Pointer*>(y)->element, inner, pairs);
    case TypeKind::Map: {
        auto* a = static_cast<Map*>(x);
        auto* b = static_cast<Map*>(y);
        return step(a->key, b->key, inner, pairs) && step(a->value, b->value, inner, pairs);
    }
    case TypeKind::Chan: {
        auto* a = static_cast<Chan*>(x);
        auto* b = static_cast<Chan*>(y);
        return ((mode & kExact) == 0 || a->dir == b->dir) && step(a->element, b->element, inner, pairs);
    }
    case TypeKind::Struct: {
        const auto& a = static_cast<Struct*>(x)->fields;
        const auto& b = static_cast<Struct*>(y)->fields;
        if (a.size() != b.size())
            return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i].embedded != b[i].embedded || a[i].tag != b[i].tag
                || !sameName(a[i].name, a[i].package, b[i].name, b[i].package)
                || !step(a[i].type, b[i].type, inner, pairs))
                return false;
        }
        return true;
    }
    case TypeKind::Tuple: {
        const auto& a = static_cast<Tuple*>(x)->types;
        const auto& b = static_cast<Tuple*>(y)->types;
        return std::equal(
            a.begin(), a.end(), b.begin(), b.end(), [&](Type* p, Type* q) { return step(p, q, mode, pairs); });
    }
    case TypeKind::Signature: {
        auto* a = static_cast<Signature*>(x);
        auto* b = static_cast<Signature*>(y);
        const auto same = [&](Type* p, Type* q) { return step(p, q, inner, pairs); };
        return a->variadic == b->variadic
            && std::equal(a->params.begin(), a->params.end(), b->params.begin(), b->params.end(), same)
            && std::equal(a->results.begin(), a->results.end(), b->results.begin(), b->results.end(), same);
    }
    case TypeKind::Interface: {
        auto* a = static_cast<Interface*>(x);
        auto* b = static_cast<Interface*>(y);
        return a->methods.size() == b->methods.size() && interfaces(a, b, pairs);
    }
    case TypeKind::Named: {
        auto* a = static_cast<Named*>(x);
        auto* b = static_cast<Named*>(y);
        if (a->origin != b->origin || a->typeArgs.size() != b->typeArgs.size() || a->outerArgs != b->outerArgs)
            return false;
        for (std::size_t i = 0; i < a->typeArgs.size(); ++i) {
            if (!step(a->typeArgs[i], b->typeArgs[i], mode, pairs))
                return false;
        }
        return !a->typeArgs.empty() || a == b;
    }
    case TypeKind::Union:
    case TypeKind::TypeParam:
    case TypeKind::Alias:
        return false;
    }
    return false;
}

} // namespace ws::go
