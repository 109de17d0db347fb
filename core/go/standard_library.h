#pragma once

#include "go/load.h"

#include <string>
#include <string_view>
#include <vector>

namespace ws::go {

/// The packages of the simulated standard library that programs may import, sorted.
std::vector<std::string> supportedPackages();

/// Whether real Go 1.26 has this package, supported or not.
bool isGoPackage(std::string_view path);

/// Whether real Go has this name (package path, dot, name; or package.Type.Member) in a package that we have, but ours
/// lacks it.
bool isMissingFromLibrary(std::string_view name);

} // namespace ws::go
