#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 as Go's unicode/utf8 reads and writes it.
namespace ws {

inline constexpr std::uint32_t kRuneError = 0xfffd;
inline constexpr std::uint32_t kMaxRune = 0x10ffff;

struct Rune {
    std::uint32_t value = kRuneError;
    std::uint32_t width = 0; ///< 1 with kRuneError: an invalid byte; 0: the text is empty
};
Rune decodeRune(std::string_view text);
Rune decodeLastRune(std::string_view text);
void appendRune(std::string& out, std::uint32_t rune); ///< invalid ones as U+FFFD
std::uint64_t countRunes(std::string_view text);
bool validUtf8(std::string_view text);
inline bool validRune(std::uint64_t r)
{
    return r < 0xd800 || (r > 0xdfff && r <= kMaxRune);
}

} // namespace ws
