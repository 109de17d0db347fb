#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Characters as the Go front end asks for them and names them in messages.
namespace ws::go {

/// The name begins with an upper case letter.
bool isExported(std::string_view name);

std::string describeRune(std::uint32_t rune); ///< as %#U prints: "U+0040 '@'"
std::string quoteRune(std::uint32_t rune); ///< as %q prints: '\n'

} // namespace ws::go
