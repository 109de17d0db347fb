#pragma once

#include <array>
#include <cstdint>

/// The characters of ASCII that Go's tokens are made of, one table look-up each.
namespace ws::go {

enum : std::uint8_t { kLetter = 1, kDecimal = 2, kHex = 4, kBlank = 8 };

inline constexpr std::array<std::uint8_t, 256> kClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    for (unsigned c = 'a'; c <= 'z'; ++c) {
        classes[c] |= kLetter;
        classes[c - 'a' + 'A'] |= kLetter;
    }
    classes['_'] |= kLetter;
    for (unsigned c = '0'; c <= '9'; ++c)
        classes[c] |= kDecimal | kHex;
    for (unsigned c = 'a'; c <= 'f'; ++c) {
        classes[c] |= kHex;
        classes[c - 'a' + 'A'] |= kHex;
    }
    for (const unsigned c : {0x20U, 0x09U, 0x0dU})
        classes[c] |= kBlank;
    return classes;
}();

inline bool is(char c, std::uint8_t classes)
{
    return (kClasses[static_cast<unsigned char>(c)] & classes) != 0;
}
inline bool isLetter(char c)
{
    return is(c, kLetter);
}
inline bool isDecimal(char c)
{
    return is(c, kDecimal);
}
inline bool isHex(char c)
{
    return is(c, kHex);
}
inline char lower(char c)
{
    return static_cast<char>(c | 0x20);
}
inline bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

} // namespace ws::go
