#pragma once

#include "go/types.h"

#include <functional>

namespace ws::go {

/// The underlying type in the program's spelling. Never null: a type still being declared gives the invalid type.
Type* under(Type* type);

inline bool isBasic(Type* type, BasicKind kind)
{
    return type->canon->kind == TypeKind::Basic && static_cast<Basic*>(type->canon)->basic == kind;
}
inline bool isInvalid(Type* type)
{
    return type == nullptr || isBasic(type, BasicKind::Invalid);
}
bool isUntyped(Type* type);
bool isTyped(Type* type);
/// These ask for the underlying basic type; a type parameter is none of them (use the all… variants).
bool isBoolean(Type* type);
bool isInteger(Type* type);
bool isUnsigned(Type* type);
bool isFloat(Type* type);
bool isComplex(Type* type);
bool isNumeric(Type* type);
bool isString(Type* type);
bool isConstType(Type* type);
bool isIntegerOrFloat(Type* type);
/// True if every type of a type parameter's type set is one (false if it has none).
bool allBasic(Type* type, bool (*predicate)(Type*));
bool allBoolean(Type* type);
bool allInteger(Type* type);
bool allUnsigned(Type* type);
bool allNumeric(Type* type);
bool allString(Type* type);
bool allOrdered(Type* type);
bool allNumericOrString(Type* type);
bool isOrdered(Type* type);
bool isBytesOrRunes(Type* type);
bool hasNil(Type* type);
bool isGeneric(Type* type);
TypeParam* asTypeParam(Type* type);
Named* asNamed(Type* type);
/// Interface but not a type parameter.
bool isNonTypeParamInterface(Type* type);

/// Why `type` cannot be compared; "" is a valid reason, so success is said separately. `dynamic`: interfaces count.
struct Comparison {
    bool ok = true;
    std::string cause;
};
Comparison comparison(Type* type, bool dynamic, const Package* relativeTo);

/// Calls yield(type, underlying) for each type of `type`'s type set: for itself if it is no type parameter; with nulls
/// if the type set has no specific types. Stops when yield says false.
void forEachInTypeSet(Type* type, const std::function<bool(Type*, Type*)>& yield);

/// The underlying type that all types of the type set share (Go's core type), or null and `why`. Channels of
/// different directions give the restricted one. `refuse` may reject a pair with a reason.
Type* commonUnderlying(Type* type, std::string* why = nullptr, const Package* relativeTo = nullptr,
    const std::function<bool(Type*, Type*, std::string*)>& refuse = {});

/// The type set of an interface after normalisation: `all` or a list of terms that do not overlap.
struct TermSet {
    bool all = true;
    std::vector<UnionTerm> terms;
};
TermSet termsOf(Interface* interface);
bool termIncludes(const TermSet& set, Type* type);
bool termsSubset(const TermSet& inner, const TermSet& outer);
TermSet intersect(const TermSet& x, const TermSet& y);
std::vector<UnionTerm> normalized(std::vector<UnionTerm> terms);
/// Whether the interface's type set is certainly empty, and whether all its types are comparable.
bool hasEmptyTypeSet(Interface* interface);

} // namespace ws::go
