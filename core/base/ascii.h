#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Characters of ASCII as the texts of numbers and names have them.
namespace ws {

constexpr bool isDecimalDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A decimal digit at byte `i`, which may lie behind the end.
constexpr bool digitAt(std::string_view text, std::size_t i)
{
    return i < text.size() && isDecimalDigit(text[i]);
}

/// What a digit of a base up to 36 is worth; of any other character more than every base has.
constexpr int digitValue(char c)
{
    if (isDecimalDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/// A letter, a digit or an underscore; takes any code point.
constexpr bool isWordCharacter(std::uint32_t c)
{
    return c == '_' || (c < 0x80 && digitValue(static_cast<char>(c)) < 36);
}

} // namespace ws
