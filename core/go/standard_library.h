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

} // namespace ws::go
