#include "go/type_set.h"

#include "base/assert.h"
#include "go/type_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::go {

Type* under(Type* type)
{
    type = unalias(type);
    if (type->kind == TypeKind::Named) {
        auto* named = static_cast<Named*>(type);
        Type* result = named->spelledUnderlying();
        return result == nullptr ? named->table->basic(BasicKind::Invalid) : result;
    }
    if (type->kind == TypeKind::TypeParam) {
        auto* param = static_cast<TypeParam*>(type);
        if (param->bound != nullptr) {
            Type* bound = under(param->bound);
            if (bound->kind == TypeKind::Interface)
                return bound;
        }
        return param->table->emptyInterface;
    }
    return type;
}

namespace {

const Basic* basicOf(Type* type)
{
    Type* u = under(type);
    return u->kind == TypeKind::Basic ? static_cast<Basic*>(u) : nullptr;
}

bool between(Type* type, BasicKind first, BasicKind last)
{
    const Basic* basic = basicOf(type);
    return basic != nullptr && basic->basic >= first && basic->basic <= last;
}
bool is(Type* type, BasicKind kind)
{
    return between(type, kind, kind);
}

} // namespace

bool isUntyped(Type* type)
{
    return type->kind == TypeKind::Basic && static_cast<Basic*>(type)->basic >= BasicKind::UntypedBool;
}
bool isTyped(Type* type)
{
    return !isUntyped(type);
}
bool isBoolean(Type* type)
{
    return is(type, BasicKind::Bool) || is(type, BasicKind::UntypedBool);
}
bool isInteger(Type* type)
{
    return between(type, BasicKind::Int, BasicKind::Uintptr)
        || between(type, BasicKind::UntypedInt, BasicKind::UntypedRune);
}
bool isUnsigned(Type* type)
{
    return between(type, BasicKind::Uint, BasicKind::Uintptr);
}
bool isFloat(Type* type)
{
    return between(type, BasicKind::Float32, BasicKind::Float64) || is(type, BasicKind::UntypedFloat);
}
bool isComplex(Type* type)
{
    return between(type, BasicKind::Complex64, BasicKind::Complex128) || is(type, BasicKind::UntypedComplex);
}
bool isNumeric(Type* type)
{
    return between(type, BasicKind::Int, BasicKind::Complex128)
        || between(type, BasicKind::UntypedInt, BasicKind::UntypedComplex);
}
bool isString(Type* type)
{
    return is(type, BasicKind::String) || is(type, BasicKind::UntypedString);
}
bool isConstType(Type* type)
{
    return between(type, BasicKind::Bool, BasicKind::String)
        || between(type, BasicKind::UntypedBool, BasicKind::UntypedString);
}
bool isIntegerOrFloat(Type* type)
{
    return isInteger(type) || isFloat(type);
}
bool isOrdered(Type* type)
{
    return isInteger(type) || isFloat(type) || isString(type);
}

namespace {

bool isNumericOrString(Type* type)
{
    return isNumeric(type) || isString(type);
}

} // namespace

bool allBasic(Type* type, bool (*predicate)(Type*))
{
    if (asTypeParam(type) == nullptr)
        return predicate(type);
    bool all = true;
    forEachInTypeSet(type, [&](Type*, Type* u) {
        all = u != nullptr && predicate(u);
        return all;
    });
    return all;
}
bool allBoolean(Type* type)
{
    return allBasic(type, isBoolean);
}
bool allInteger(Type* type)
{
    return allBasic(type, isInteger);
}
bool allUnsigned(Type* type)
{
    return allBasic(type, isUnsigned);
}
bool allNumeric(Type* type)
{
    return allBasic(type, isNumeric);
}
bool allString(Type* type)
{
    return allBasic(type, isString);
}
bool allOrdered(Type* type)
{
    return allBasic(type, isOrdered);
}
bool allNumericOrString(Type* type)
{
    return allBasic(type, isNumericOrString);
}

bool isBytesOrRunes(Type* type)
{
    Type* u = under(type);
    if (u->kind != TypeKind::Slice)
        return false;
    Type* element = under(static_cast<Slice*>(u)->element);
    return isBasic(element, BasicKind::Uint8) || isBasic(element, BasicKind::Int32);
}

bool hasNil(Type* type)
{
    Type* u = under(type);
    switch (u->kind) {
    case TypeKind::Basic:
        return static_cast<Basic*>(u)->basic == BasicKind::UnsafePointer;
    case TypeKind::Slice:
    case TypeKind::Pointer:
    case TypeKind::Signature:
    case TypeKind::Map:
    case TypeKind::Chan:
        return true;
    case TypeKind::Interface: {
        if (asTypeParam(type) == nullptr)
            return true;
        bool all = true;
        forEachInTypeSet(type, [&](Type*, Type* part) {
            all = part != nullptr && hasNil(part);
            return all;
        });
        return all;
    }
    case TypeKind::Named:
    case TypeKind::Array:
    case TypeKind::Struct:
    case TypeKind::Tuple:
    case TypeKind::Union:
    case TypeKind::TypeParam:
    case TypeKind::Alias:
        return false;
    }
    WS_UNREACHABLE();
}

bool isGeneric(Type* type)
{
    if (type->kind == TypeKind::Alias) {
        auto* alias = static_cast<Alias*>(type);
        if (!alias->typeParams.empty() && alias->typeArgs.empty())
            return true;
        type = unalias(type);
    }
    if (type->kind != TypeKind::Named)
        return false;
    auto* named = static_cast<Named*>(type);
    return !named->typeParams.empty() && named->typeArgs.empty();
}

TypeParam* asTypeParam(Type* type)
{
    type = unalias(type);
    return type->kind == TypeKind::TypeParam ? static_cast<TypeParam*>(type) : nullptr;
}

Named* asNamed(Type* type)
{
    type = unalias(type);
    return type->kind == TypeKind::Named ? static_cast<Named*>(type) : nullptr;
}

bool isNonTypeParamInterface(Type* type)
{
    return asTypeParam(type) == nullptr && under(type)->kind == TypeKind::Interface;
}

bool isInterface(Type* type)
{
    return isNonTypeParamInterface(type);
}

bool isTypeParam(const Type* type)
{
    return type->canon->kind == TypeKind::TypeParam;
}

bool isComparable(Type* type)
{
    return comparison(type, true, nullptr).ok;
}

namespace {

/// `seen`: the types under way; a type that is reached through itself is comparable if the rest of it is.
Comparison compare(Type* type, bool dynamic, const Package* relativeTo, std::vector<const Type*>& seen);

bool typeSetComparable(Interface* interface, const Package* relativeTo, std::vector<const Type*>& seen)
{
    if (interface->comparable)
        return true;
    const TermSet set = termsOf(interface);
    if (set.all)
        return false;
    return std::all_of(set.terms.begin(), set.terms.end(), [&](const UnionTerm& term) {
        return under(term.type)->kind != TypeKind::Interface && compare(term.type, false, relativeTo, seen).ok;
    });
}

Comparison compare(Type* type, bool dynamic, const Package* relativeTo, std::vector<const Type*>& seen)
{
    if (std::find(seen.begin(), seen.end(), type->canon) != seen.end())
        return {};
    seen.push_back(type->canon);
    Type* u = under(type);
    switch (u->kind) {
    case TypeKind::Basic:
        if (static_cast<Basic*>(u)->basic == BasicKind::UntypedNil)
            return {false, ""};
        return {};
    case TypeKind::Pointer:
    case TypeKind::Chan:
        return {};
    case TypeKind::Struct:
        for (const StructField& field : static_cast<Struct*>(u)->fields) {
            if (!compare(field.type, dynamic, relativeTo, seen).ok)
                return {
                    false, fmt::format("struct containing {} cannot be compared", typeText(field.type, relativeTo))};
        }
        return {};
    case TypeKind::Array:
        if (!compare(static_cast<Array*>(u)->element, dynamic, relativeTo, seen).ok)
            return {false, fmt::format("{} cannot be compared", typeText(type, relativeTo))};
        return {};
    case TypeKind::Interface: {
        auto* interface = static_cast<Interface*>(u);
        if ((dynamic && asTypeParam(type) == nullptr) || typeSetComparable(interface, relativeTo, seen))
            return {};
        return {false, hasEmptyTypeSet(interface) ? "empty type set" : "incomparable types in type set"};
    }
    case TypeKind::Named:
    case TypeKind::Slice:
    case TypeKind::Map:
    case TypeKind::Tuple:
    case TypeKind::Signature:
    case TypeKind::Union:
    case TypeKind::TypeParam:
    case TypeKind::Alias:
        return {false, ""};
    }
    WS_UNREACHABLE();
}

} // namespace

Comparison comparison(Type* type, bool dynamic, const Package* relativeTo)
{
    std::vector<const Type*> seen;
    return compare(type, dynamic, relativeTo, seen);
}

void forEachInTypeSet(Type* type, const std::function<bool(Type*, Type*)>& yield)
{
    if (asTypeParam(type) == nullptr) {
        yield(type, under(type));
        return;
    }
    auto* interface = static_cast<Interface*>(under(type));
    const TermSet set = termsOf(interface);
    if (set.all || set.terms.empty()) {
        yield(nullptr, nullptr);
        return;
    }
    for (const UnionTerm& term : set.terms) {
        if (!yield(term.type, under(term.type)))
            return;
    }
}

Type* commonUnderlying(Type* type, std::string* why, const Package* relativeTo,
    const std::function<bool(Type*, Type*, std::string*)>& refuse)
{
    Type* firstType = nullptr;
    Type* common = nullptr;
    bool failed = false;
    const auto fail = [&](std::string reason) {
        if (why != nullptr)
            *why = std::move(reason);
        failed = true;
        return false;
    };
    forEachInTypeSet(type, [&](Type* t, Type* u) {
        std::string reason;
        if (refuse && refuse(t, u, &reason))
            return fail(std::move(reason));
        if (u == nullptr)
            return fail("no specific type");
        if (common == nullptr) {
            firstType = t;
            common = u;
            return true;
        }
        if (common->kind == TypeKind::Chan && u->kind == TypeKind::Chan) {
            auto* x = static_cast<Chan*>(common);
            auto* y = static_cast<Chan*>(u);
            if (!identical(x->element, y->element))
                return fail(fmt::format("channels {} and {} have different element types",
                    typeText(firstType, relativeTo), typeText(t, relativeTo)));
            if (x->dir == y->dir)
                return true;
            if (x->dir == ChanDir::Both) {
                firstType = t;
                common = u;
            } else if (y->dir != ChanDir::Both) {
                return fail(fmt::format("channels {} and {} have conflicting directions",
                    typeText(firstType, relativeTo), typeText(t, relativeTo)));
            }
            return true;
        }
        if (!identical(common, u))
            return fail(fmt::format(
                "{} and {} have different underlying types", typeText(firstType, relativeTo), typeText(t, relativeTo)));
        return true;
    });
    return failed ? nullptr : common;
}

namespace {

bool disjoint(const UnionTerm& x, const UnionTerm& y)
{
    Type* a = y.tilde ? under(x.type) : x.type;
    Type* b = x.tilde ? under(y.type) : y.type;
    return !identical(a, b);
}

bool includes(const UnionTerm& term, Type* type)
{
    return identical(term.type, term.tilde ? under(type) : type);
}

bool subset(const UnionTerm& x, const UnionTerm& y)
{
    if (disjoint(x, y))
        return false;
    return !x.tilde || y.tilde;
}

} // namespace

std::vector<UnionTerm> normalized(std::vector<UnionTerm> terms)
{
    std::vector<UnionTerm> result;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        bool covered = false;
        for (std::size_t j = 0; j < terms.size() && !covered; ++j) {
            if (i == j || !subset(terms[i], terms[j]))
                continue;
            covered = !subset(terms[j], terms[i]) || j < i; // of two equal ones the first stays
        }
        if (!covered)
            result.push_back(terms[i]);
    }
    return result;
}

TermSet termsOf(Interface* interface)
{
    TermSet set;
    set.all = !interface->hasTypeSet;
    if (!set.all)
        set.terms = interface->terms;
    return set;
}

TermSet intersect(const TermSet& x, const TermSet& y)
{
    if (x.all)
        return y;
    if (y.all)
        return x;
    TermSet result;
    result.all = false;
    for (const UnionTerm& a : x.terms) {
        for (const UnionTerm& b : y.terms) {
            if (disjoint(a, b))
                continue;
            result.terms.push_back(a.tilde && !b.tilde ? b : a);
        }
    }
    result.terms = normalized(std::move(result.terms));
    return result;
}

bool termIncludes(const TermSet& set, Type* type)
{
    return set.all
        || std::any_of(set.terms.begin(), set.terms.end(), [&](const UnionTerm& term) { return includes(term, type); });
}

bool termsSubset(const TermSet& inner, const TermSet& outer)
{
    if (outer.all)
        return true;
    if (inner.all)
        return false;
    return std::all_of(inner.terms.begin(), inner.terms.end(), [&](const UnionTerm& x) {
        return std::any_of(outer.terms.begin(), outer.terms.end(), [&](const UnionTerm& y) { return subset(x, y); });
    });
}

bool hasEmptyTypeSet(Interface* interface)
{
    return interface->hasTypeSet && interface->terms.empty();
}

} // namespace ws::go
