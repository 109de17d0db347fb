#include "go/runes.h"

#include "base/unicode.h"

#include <fmt/format.h>

namespace ws::go {

namespace {

/// The escapes strconv.Quote knows; printable text stays.
void appendQuoted(std::string& out, std::uint32_t rune, char quote)
{
    switch (rune) {
    case '\a':
        out += "\\a";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\v':
        out += "\\v";
        return;
    case '\\':
        out += "\\\\";
        return;
    default:
        break;
    }
    if (rune == static_cast<unsigned char>(quote)) {
        out += '\\';
        out += quote;
    } else if (isPrintRune(rune)) {
        appendRune(out, rune);
    } else if (rune < 0x80) {
        out += fmt::format("\\x{:02x}", rune);
    } else if (rune < 0x10000) {
        out += fmt::format("\\u{:04x}", rune);
    } else {
        out += fmt::format("\\U{:08x}", rune);
    }
}

} // namespace

DecodedRune decodeRune(std::string_view text)
{
    if (text.empty())
        return {0xfffd, 0};
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
    const std::uint32_t first = byte(0);
    if (first < 0x80)
        return {first, 1};
    if (first >= 0xc2 && first <= 0xdf && continues(1))
        return {(first & 0x1fU) << 6 | (byte(1) & 0x3fU), 2};
    if (first >= 0xe0 && first <= 0xef && continues(1) && continues(2)) {
        const std::uint32_t rune = (first & 0x0fU) << 12 | (byte(1) & 0x3fU) << 6 | (byte(2) & 0x3fU);
        if (rune >= 0x800 && (rune < 0xd800 || rune > 0xdfff))
            return {rune, 3};
    }
    if (first >= 0xf0 && first <= 0xf4 && continues(1) && continues(2) && continues(3)) {
        const std::uint32_t rune =
            (first & 0x07U) << 18 | (byte(1) & 0x3fU) << 12 | (byte(2) & 0x3fU) << 6 | (byte(3) & 0x3fU);
        if (rune >= 0x10000 && rune <= 0x10ffff)
            return {rune, 4};
    }
    return {0xfffd, 1};
}

void appendRune(std::string& text, std::uint32_t rune)
{
    if (rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff))
        rune = 0xfffd;
    const auto tail = [rune](unsigned shift) { return static_cast<char>(0x80U | (rune >> shift & 0x3fU)); };
    if (rune < 0x80) {
        text += static_cast<char>(rune);
    } else if (rune < 0x800) {
        text += {static_cast<char>(0xc0U | rune >> 6), tail(0)};
    } else if (rune < 0x10000) {
        text += {static_cast<char>(0xe0U | rune >> 12), tail(6), tail(0)};
    } else {
        text += {static_cast<char>(0xf0U | rune >> 18), tail(12), tail(6), tail(0)};
    }
}

bool isLetterRune(std::uint32_t rune)
{
    return unicode::isLetter(rune);
}

bool isDigitRune(std::uint32_t rune)
{
    return unicode::isDigit(rune);
}

bool isUpperRune(std::uint32_t rune)
{
    return unicode::isUpper(rune);
}

bool isPrintRune(std::uint32_t rune)
{
    return unicode::isPrint(rune);
}

bool isExported(std::string_view name)
{
    return !name.empty() && isUpperRune(decodeRune(name).rune);
}

std::string describeRune(std::uint32_t rune)
{
    std::string text = fmt::format("U+{:04X}", rune);
    if (isPrintRune(rune)) {
        text += " '";
        appendRune(text, rune);
        text += '\'';
    }
    return text;
}

std::string quoteRune(std::uint32_t rune)
{
    std::string text = "'";
    appendQuoted(text, rune, '\'');
    text += '\'';
    return text;
}

std::string quoteString(std::string_view text)
{
    std::string out = "\"";
    while (!text.empty()) {
        const DecodedRune next = decodeRune(text);
        if (next.rune == 0xfffd && next.size == 1)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
        else
            appendQuoted(out, next.rune, '"');
        text.remove_prefix(next.size);
    }
    out += '"';
    return out;
}

} // namespace ws::go
