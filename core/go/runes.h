#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Unicode as the Go front end needs it.
namespace ws::go {

/// One code point of UTF-8 text. Invalid bytes give U+FFFD with size 1, as utf8.DecodeRune; at the end size is 0.
struct DecodedRune {
    std::uint32_t rune = 0xfffd;
    std::size_t size = 0;
};
DecodedRune decodeRune(std::string_view text);
void appendRune(std::string& text, std::uint32_t rune); ///< invalid code points become U+FFFD

bool isLetterRune(std::uint32_t rune); ///< unicode.IsLetter (no underscore)
bool isDigitRune(std::uint32_t rune); ///< unicode.IsDigit
bool isUpperRune(std::uint32_t rune); ///< unicode.IsUpper
bool isPrintRune(std::uint32_t rune); ///< unicode.IsPrint

/// The name begins with an upper case letter.
bool isExported(std::string_view name);

std::string describeRune(std::uint32_t rune); ///< as %#U prints: "U+0040 '@'"
std::string quoteRune(std::uint32_t rune); ///< as %q prints: '\n'
/// As %q prints a string: "a\tb".
std::string quoteString(std::string_view text);

} // namespace ws::go
