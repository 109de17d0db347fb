#pragma once

#include "go/types.h"

namespace ws::go {

/// Whether two names mean the same: unexported ones only within one package.
bool sameName(std::string_view x, const Package* xPackage, std::string_view y, const Package* yPackage);

/// The spelled signature of a method of a (possibly instantiated) type.
Signature* methodSignature(TypeTable& table, const Lookup& found);
Signature* methodSignature(TypeTable& table, Object* method, const std::vector<Type*>& receiverTypeArgs);

/// A method of `interface`, by name; -1 if it has none.
int interfaceMethod(const Interface* interface, const Package* package, std::string_view name, bool foldCase = false);

/// Why a type lacks a method of an interface.
struct MissingMethod {
    bool missing = false;
    bool wrongType = false; ///< it has one, with another signature or a pointer receiver
    std::string cause; ///< "(missing method M)"
};
/// `isStatic` false: `type` is asserted to, so an interface that lacks a method may still do.
/// `equivalent` null: identical signatures.
MissingMethod missingMethod(TypeTable& table, Type* type, Type* interface, bool isStatic, const Package* relativeTo,
    const std::function<bool(Type*, Type*)>& equivalent = {}, bool paramNames = false);

/// "pointer to interface" traps.
bool isInterfacePointer(Type* type);
std::string interfacePointerCause(Type* type, const Package* relativeTo);

} // namespace ws::go
