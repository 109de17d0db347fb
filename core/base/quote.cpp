#include "base/quote.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace ws {
namespace {

constexpr char kHex[] = "0123456789abcdef";

void appendHex(std::string& out, std::uint32_t value, int digits)
{
    for (int i = digits - 1; i >= 0; --i)
        out += kHex[value >> (4 * i) & 15];
}

bool isPrintAs(std::uint32_t rune, QuoteMode mode)
{
    if (mode == QuoteMode::Ascii)
        return rune >= 0x20 && rune < 0x7f;
    return unicode::isPrint(rune) || (mode == QuoteMode::Graphic && unicode::isGraphic(rune));
}

void appendEscaped(std::string& out, std::uint32_t rune, char quote, QuoteMode mode)
{
    if (rune == static_cast<std::uint8_t>(quote) || rune == '\\') {
        out += '\\';
        out += static_cast<char>(rune);
        return;
    }
    if (isPrintAs(rune, mode)) {
        appendRune(out, rune);
        return;
    }
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
    default:
        break;
    }
    if (rune < ' ' || rune == 0x7f) {
        out += "\\x";
        appendHex(out, rune, 2);
        return;
    }
    if (!validRune(rune))
        rune = kRuneError;
    if (rune < 0x10000) {
        out += "\\u";
        appendHex(out, rune, 4);
    } else {
        out += "\\U";
        appendHex(out, rune, 8);
    }
}

} // namespace

void appendQuoted(std::string& out, std::string_view text, char quote, QuoteMode mode)
{
    out += quote;
    for (std::size_t i = 0; i < text.size();) {
        const Rune rune = decodeRune(text.substr(i));
        if (rune.width == 1 && rune.value == kRuneError) {
            out += "\\x";
            appendHex(out, static_cast<std::uint8_t>(text[i]), 2);
        } else {
            appendEscaped(out, rune.value, quote, mode);
        }
        i += rune.width;
    }
    out += quote;
}

std::string quoted(std::string_view text)
{
    std::string out;
    appendQuoted(out, text, '"', QuoteMode::Normal);
    return out;
}

void appendQuotedRune(std::string& out, std::uint32_t rune, QuoteMode mode)
{
    out += '\'';
    appendEscaped(out, validRune(rune) ? rune : kRuneError, '\'', mode);
    out += '\'';
}

bool canBackquote(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const Rune rune = decodeRune(text.substr(i));
        i += rune.width;
        if (rune.width > 1) {
            if (rune.value == 0xfeff)
                return false;
            continue;
        }
        if (rune.value == kRuneError || (rune.value < ' ' && rune.value != '\t') || rune.value == '`'
            || rune.value == 0x7f)
            return false;
    }
    return true;
}

std::optional<UnquotedChar> unquoteChar(std::string_view text, char quote)
{
    if (text.empty())
        return std::nullopt;
    const char c = text[0];
    if (c == quote && (quote == '\'' || quote == '"'))
        return std::nullopt;
    if (static_cast<std::uint8_t>(c) >= 0x80) {
        const Rune rune = decodeRune(text);
        return UnquotedChar{rune.value, true, rune.width};
    }
    if (c != '\\')
        return UnquotedChar{static_cast<std::uint8_t>(c), false, 1};
    if (text.size() < 2)
        return std::nullopt;
    const char e = text[1];
    switch (e) {
    case 'a':
        return UnquotedChar{'\a', false, 2};
    case 'b':
        return UnquotedChar{'\b', false, 2};
    case 'f':
        return UnquotedChar{'\f', false, 2};
    case 'n':
        return UnquotedChar{'\n', false, 2};
    case 'r':
        return UnquotedChar{'\r', false, 2};
    case 't':
        return UnquotedChar{'\t', false, 2};
    case 'v':
        return UnquotedChar{'\v', false, 2};
    case '\\':
        return UnquotedChar{'\\', false, 2};
    case '\'':
    case '"':
        if (e != quote)
            return std::nullopt;
        return UnquotedChar{static_cast<std::uint8_t>(e), false, 2};
    case 'x':
    case 'u':
    case 'U': {
        const std::size_t digits = e == 'x' ? 2 : e == 'u' ? 4 : 8;
        if (text.size() < 2 + digits)
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const int d = digitValue(text[2 + i]);
            if (d >= 16)
                return std::nullopt;
            value = value << 4 | static_cast<std::uint64_t>(d);
        }
        if (e != 'x' && !validRune(value))
            return std::nullopt;
        return UnquotedChar{static_cast<std::uint32_t>(value), e != 'x', 2 + digits};
    }
    default:
        break;
    }
    if (e < '0' || e > '7' || text.size() < 4)
        return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 1; i < 4; ++i) {
        if (text[i] < '0' || text[i] > '7')
            return std::nullopt;
        value = value << 3 | static_cast<std::uint32_t>(text[i] - '0');
    }
    if (value > 255)
        return std::nullopt;
    return UnquotedChar{value, false, 4};
}

std::optional<std::string> unquote(std::string_view text)
{
    if (text.size() < 2 || quotedPrefix(text) != text.size())
        return std::nullopt;
    const char quote = text[0];
    std::string_view inner = text.substr(1, text.size() - 2);
    std::string out;
    if (quote == '`') {
        for (const char c : inner) {
            if (c != '\r')
                out += c;
        }
        return out;
    }
    while (!inner.empty()) {
        const auto c = unquoteChar(inner, quote);
        if (!c)
            return std::nullopt;
        if (c->value < 0x80 || !c->multibyte)
            out += static_cast<char>(c->value);
        else
            appendRune(out, c->value);
        inner.remove_prefix(c->length);
    }
    return out;
}

std::size_t quotedPrefix(std::string_view text)
{
    if (text.empty())
        return 0;
    const char quote = text[0];
    if (quote == '`') {
        const std::size_t end = text.find('`', 1);
        return end == std::string_view::npos ? 0 : end + 1;
    }
    if (quote != '"' && quote != '\'')
        return 0;
    std::size_t i = 1;
    std::size_t chars = 0;
    while (i < text.size() && text[i] != quote) {
        if (text[i] == '\n')
            return 0;
        const auto c = unquoteChar(text.substr(i), quote);
        if (!c)
            return 0;
        i += c->length;
        ++chars;
    }
    // As in Go '' is taken, although it is no character.
    if (i >= text.size() || (quote == '\'' && chars > 1))
        return 0;
    return i + 1;
}

} // namespace ws
