#pragma once

#include "base/expected.h"

#include <set>
#include <string>
#include <string_view>

/// Which files belong to a build, by the rules of go/build and go/build/constraint.
namespace ws::go {

using BuildTags = std::set<std::string, std::less<>>;

/// A `//go:build` expression, evaluated; the error is worded as go/build/constraint does.
Expected<bool> evaluateConstraint(std::string_view expression, const BuildTags& tags);

/// The expression of the `//go:build` line in the comments at the top of a file, or empty.
Expected<std::string> goBuildExpression(std::string_view source);

/// Whether the constraints in the file allow it: `//go:build`, or without that the older `// +build` lines.
Expected<bool> constraintsAllow(std::string_view source, const BuildTags& tags);

/// Whether the name does: x_linux.go, x_amd64_test.go …
bool fileNameAllows(std::string_view name, const BuildTags& tags);

/// x_test.go
bool isTestFileName(std::string_view name);

} // namespace ws::go
