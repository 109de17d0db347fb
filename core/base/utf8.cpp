#include "base/utf8.h"

namespace ws {
namespace {

std::uint8_t byteAt(std::string_view text, std::size_t i)
{
    return static_cast<std::uint8_t>(text[i]);
}

} // namespace

Rune decodeRune(std::string_view text)
{
    if (text.empty())
        return {};
    const std::uint8_t b0 = byteAt(text, 0);
    if (b0 < 0x80)
        return {b0, 1};
    const std::uint32_t need = b0 >= 0xf0 ? 3 : b0 >= 0xe0 ? 2 : 1;
    if (b0 < 0xc2 || b0 > 0xf4 || text.size() <= need)
        return {kRuneError, 1};
    std::uint32_t value = b0 & (0x3fU >> need);
    for (std::uint32_t i = 1; i <= need; ++i) {
        const std::uint8_t b = byteAt(text, i);
        if ((b & 0xc0) != 0x80)
            return {kRuneError, 1};
        value = value << 6 | (b & 0x3f);
    }
    if ((need == 2 && value < 0x800) || (need == 3 && value < 0x10000) || !validRune(value))
        return {kRuneError, 1};
    return {value, need + 1};
}

Rune decodeLastRune(std::string_view text)
{
    if (text.empty())
        return {};
    const std::size_t end = text.size();
    std::size_t start = end - 1;
    const std::size_t limit = end >= 4 ? end - 4 : 0;
    while (start > limit && (byteAt(text, start) & 0xc0) == 0x80)
        --start;
    const Rune rune = decodeRune(text.substr(start));
    if (start + rune.width != end)
        return {kRuneError, 1};
    return rune;
}

void appendRune(std::string& out, std::uint32_t rune)
{
    if (!validRune(rune))
        rune = kRuneError;
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
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

std::uint64_t countRunes(std::string_view text)
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count)
        i += byteAt(text, i) < 0x80 ? 1 : decodeRune(text.substr(i)).width;
    return count;
}

bool validUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const Rune rune = decodeRune(text.substr(i));
        if (rune.value == kRuneError && rune.width == 1)
            return false;
        i += rune.width;
    }
    return true;
}

} // namespace ws
