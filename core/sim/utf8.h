#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 by Go's rules (unicode/utf8): a wrong byte is one U+FFFD; surrogates and overlong forms are wrong.
namespace ws::sim {

inline constexpr std::uint32_t kRuneError = 0xfffd;

struct DecodedRune {
    std::uint32_t rune = kRuneError;
    std::uint32_t bytes = 1;
};

/// Decodes the first rune; `text` is not empty.
inline DecodedRune decodeRune(std::string_view text)
{
    const auto byte = [&text](
                          std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xc0) == 0x80; };
    const std::uint32_t first = byte(0);
    if (first < 0x80)
        return {first, 1};
    if (first >= 0xc2 && first <= 0xdf && continues(1))
        return {(first & 0x1f) << 6 | (byte(1) & 0x3f), 2};
    if (first >= 0xe0 && first <= 0xef && continues(1) && continues(2)) {
        const std::uint32_t rune = (first & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
        if (rune >= 0x800 && (rune < 0xd800 || rune > 0xdfff))
            return {rune, 3};
    }
    if (first >= 0xf0 && first <= 0xf4 && continues(1) && continues(2) && continues(3)) {
        const std::uint32_t rune =
            (first & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
        if (rune >= 0x10000 && rune <= 0x10ffff)
            return {rune, 4};
    }
    return {};
}

/// Appends the rune; what is not a code point becomes U+FFFD.
inline void appendRune(std::string& text, std::uint64_t value)
{
    std::uint32_t rune =
        value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? kRuneError : static_cast<std::uint32_t>(value);
    const auto put = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (rune < 0x80) {
        put(rune);
    } else if (rune < 0x800) {
        put(0xc0 | rune >> 6);
        put(0x80 | (rune & 0x3f));
    } else if (rune < 0x10000) {
        put(0xe0 | rune >> 12);
        put(0x80 | (rune >> 6 & 0x3f));
        put(0x80 | (rune & 0x3f));
    } else {
        put(0xf0 | rune >> 18);
        put(0x80 | (rune >> 12 & 0x3f));
        put(0x80 | (rune >> 6 & 0x3f));
        put(0x80 | (rune & 0x3f));
    }
}

} // namespace ws::sim
