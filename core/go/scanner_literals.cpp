#include "base/utf8.h"
#include "go/char_class.h"
#include "go/runes.h"
#include "go/scanner.h"

#include <cstring>
#include <utility>

/// Numbers, runes and strings: what may stand in them, and what is wrong with those that are not right.
namespace ws::go {

namespace {

constexpr std::size_t kNoOffset = std::string_view::npos;

const char* baseName(int base)
{
    switch (base) {
    case 2:
        return "binary";
    case 8:
        return "octal";
    case 10:
        return "decimal";
    default:
        return "hexadecimal";
    }
}

/// Index of the first `_` in a number that does not stand between two digits (a base prefix counts as a digit).
std::size_t misplacedSeparator(std::string_view number)
{
    char prefix = ' ';
    char previous = '.'; // '_', '0' for any digit, '.' for anything else
    std::size_t i = 0;
    if (number.size() >= 2 && number[0] == '0') {
        prefix = lower(number[1]);
        if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
            previous = '0';
            i = 2;
        }
    }
    for (; i < number.size(); ++i) {
        const char c = number[i];
        if (c == '_') {
            if (previous != '0')
                return i;
            previous = '_';
        } else if (isDecimal(c) || (prefix == 'x' && isHex(c))) {
            previous = '0';
        } else {
            if (previous == '_')
                return i - 1;
            previous = '.';
        }
    }
    return previous == '_' ? number.size() - 1 : kNoOffset;
}

} // namespace

/// Consumes digits and separators: bit 0 of the result tells that there was a digit, bit 1 a separator. A decimal digit
/// that the base does not have is consumed too, its offset kept in `invalid`.
int Scanner::digits(int base, std::size_t& invalid)
{
    int seen = 0;
    for (;; ++m_at) {
        const char c = at(m_at);
        if (c == '_') {
            seen |= 2;
        } else if (base == 16 ? isHex(c) : isDecimal(c)) {
            seen |= 1;
            if (base <= 10 && c >= '0' + base && invalid == kNoOffset)
                invalid = m_at;
        } else {
            return seen;
        }
    }
}

void Scanner::number(bool seenPoint)
{
    bool ok = true;
    const auto fail = [&](std::size_t offset, std::string message) {
        if (ok)
            error(offset, std::move(message));
        ok = false;
    };
    Token kind = Token::Int;
    int base = 10;
    char prefix = ' '; // ' ' decimal, '0' octal by a leading 0, or x, o, b
    int seen = 0;
    std::size_t invalid = kNoOffset;

    if (!seenPoint) {
        if (at(m_at) == '0') {
            ++m_at;
            switch (lower(at(m_at))) {
            case 'x':
                base = 16;
                prefix = 'x';
                ++m_at;
                break;
            case 'o':
                base = 8;
                prefix = 'o';
                ++m_at;
                break;
            case 'b':
                base = 2;
                prefix = 'b';
                ++m_at;
                break;
            default:
                base = 8;
                prefix = '0';
                seen = 1;
                break;
            }
        }
        seen |= digits(base, invalid);
        if (at(m_at) == '.') {
            if (prefix == 'o' || prefix == 'b')
                fail(m_at, std::string("invalid radix point in ") + baseName(base) + " literal");
            ++m_at;
            seenPoint = true;
        }
    }
    if (seenPoint) {
        kind = Token::Float;
        seen |= digits(base, invalid);
    }
    if ((seen & 1) == 0)
        fail(m_at, std::string(baseName(base)) + " literal has no digits");

    const char e = lower(at(m_at));
    if (e == 'e' || e == 'p') {
        if (e == 'e' && prefix != ' ' && prefix != '0')
            fail(m_at, quoteRune(static_cast<unsigned char>(at(m_at))) + " exponent requires decimal mantissa");
        else if (e == 'p' && prefix != 'x')
            fail(m_at, quoteRune(static_cast<unsigned char>(at(m_at))) + " exponent requires hexadecimal mantissa");
        ++m_at;
        kind = Token::Float;
        if (at(m_at) == '+' || at(m_at) == '-')
            ++m_at;
        std::size_t ignored = 0;
        const int exponent = digits(10, ignored);
        seen = exponent | (seen & 2);
        if ((exponent & 1) == 0)
            fail(m_at, "exponent has no digits");
    } else if (prefix == 'x' && kind == Token::Float) {
        fail(m_at, "hexadecimal mantissa requires a 'p' exponent");
    }
    if (at(m_at) == 'i') {
        kind = Token::Imag;
        ++m_at;
    }

    const std::string_view whole = m_text.substr(m_start, m_at - m_start);
    if (kind == Token::Int && invalid != kNoOffset) {
        fail(invalid,
            "invalid digit " + quoteRune(static_cast<unsigned char>(m_text[invalid])) + " in " + baseName(base)
                + " literal");
    }
    if ((seen & 2) != 0) {
        const std::size_t separator = misplacedSeparator(whole);
        if (separator != kNoOffset)
            fail(m_start + separator, "'_' must separate successive digits");
    }
    literal(kind, ok);
}

void Scanner::rune()
{
    bool ok = true;
    for (int count = 0;; ++count) {
        if (m_at == m_text.size()) {
            if (ok)
                error(m_start, "rune literal not terminated");
            ok = false;
            break;
        }
        const char c = m_text[m_at];
        if (c == '\'') {
            if (ok && count == 0)
                error(m_at, "empty rune literal or unescaped '");
            else if (ok && count != 1)
                error(m_start, "more than one character in rune literal");
            ok = ok && count == 1;
            ++m_at;
            break;
        }
        if (c == '\n') {
            if (ok)
                error(m_at, "newline in rune literal");
            ok = false;
            break;
        }
        if (c == '\\') {
            ++m_at;
            ok = escape('\'') && ok;
            continue;
        }
        std::size_t skip = 0;
        if ((!isAscii(c) || c == '\0') && skippable(m_at, skip)) {
            m_at += skip;
            --count;
            continue;
        }
        m_at += isAscii(c) ? 1 : decodeRune(m_text.substr(m_at)).width;
    }
    literal(Token::Char, ok);
}

void Scanner::interpretedString()
{
    bool ok = true;
    for (;;) {
        const std::size_t special = m_text.find_first_of("\"\\\n", m_at);
        if (special == kNoOffset) {
            m_at = m_text.size();
            error(m_start, "string not terminated");
            ok = false;
            break;
        }
        m_at = special;
        if (m_text[m_at] == '"') {
            ++m_at;
            break;
        }
        if (m_text[m_at] == '\n') {
            error(m_at, "newline in string");
            ok = false;
            break;
        }
        ++m_at;
        ok = escape('"') && ok;
    }
    literal(Token::String, ok);
}

void Scanner::rawString()
{
    const std::size_t close = m_text.find('`', m_at);
    if (close == kNoOffset) {
        m_at = m_text.size();
        error(m_start, "string not terminated");
    } else {
        m_at = close + 1;
    }
    literal(Token::String, close != kNoOffset);
}

/// Consumes what follows a backslash. At the end of the text it says nothing: the literal is reported as unterminated.
bool Scanner::escape(char quote)
{
    if (m_at == m_text.size())
        return true;
    const char c = m_text[m_at];
    if (c == quote || (c != '\0' && std::strchr("abfnrtv\\", c) != nullptr)) {
        ++m_at;
        return true;
    }
    int count = 0;
    std::uint32_t base = 16;
    std::uint32_t max = 0x10ffff;
    switch (c) {
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
        count = 3;
        base = 8;
        max = 255;
        break;
    case 'x':
        ++m_at;
        count = 2;
        max = 255;
        break;
    case 'u':
        ++m_at;
        count = 4;
        break;
    case 'U':
        ++m_at;
        count = 8;
        break;
    default:
        error(m_at, "unknown escape");
        return false;
    }
    std::uint32_t value = 0;
    for (; count > 0; --count) {
        if (m_at == m_text.size())
            return true;
        const char d = m_text[m_at];
        std::uint32_t digit = base;
        if (isDecimal(d))
            digit = static_cast<std::uint32_t>(d - '0');
        else if (isHex(d))
            digit = static_cast<std::uint32_t>(lower(d) - 'a' + 10);
        if (digit >= base) {
            error(m_at,
                "invalid character " + quoteRune(runeAt(m_at)) + " in " + baseName(static_cast<int>(base)) + " escape");
            return false;
        }
        value = value * base + digit;
        ++m_at;
    }
    if (value > max && base == 8) {
        error(m_at, "octal escape value " + std::to_string(value) + " > 255");
        return false;
    }
    if (value > max || (value >= 0xd800 && value < 0xe000)) {
        error(m_at, "escape is invalid Unicode code point " + describeRune(value));
        return false;
    }
    return true;
}

} // namespace ws::go
