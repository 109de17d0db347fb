#pragma once

#include "go/runes.h"
#include "go/types.h"

#include <string_view>
#include <vector>

namespace ws::go {

/// Declares the predeclared names and package unsafe in a fresh table.
void fillUniverse(TypeTable& table);

/// How many arguments a built-in function takes; `variadic`: at least that many.
struct BuiltinInfo {
    const char* name;
    int arguments;
    bool variadic;
    bool statement; ///< may stand alone as a statement
};
const BuiltinInfo& builtinInfo(BuiltinId id);

/// What methodSet caches.
std::vector<MethodSetEntry> computeMethodSet(TypeTable& table, Type* type);

} // namespace ws::go
