#pragma once

#include <string>
#include <string_view>

namespace ws::go {

/// What somebody new to Go most likely meant: a hint for an error in the words of Go's compiler, or nothing.
/// `line` is the source line of the error, `before` the part of it before the error.
std::string newcomerHint(std::string_view message, std::string_view line, std::string_view before);

} // namespace ws::go
