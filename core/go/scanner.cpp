#include "go/scanner.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "go/runes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace ws::go {

namespace {

constexpr std::uint32_t kByteOrderMark = 0xfeff;
constexpr std::size_t kNoOffset = std::string_view::npos;

enum : std::uint8_t { kLetter = 1, kDecimal = 2, kHex = 4, kBlank = 8 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
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

bool is(char c, std::uint8_t classes)
{
    return (kClasses[static_cast<unsigned char>(c)] & classes) != 0;
}
bool isLetter(char c)
{
    return is(c, kLetter);
}
bool isDecimal(char c)
{
    return is(c, kDecimal);
}
bool isHex(char c)
{
    return is(c, kHex);
}
char lower(char c)
{
    return static_cast<char>(c | 0x20);
}
bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

/// No two keywords share a slot (the table's construction does not compile otherwise).
constexpr std::size_t keywordSlot(std::string_view word)
{
    return (static_cast<unsigned char>(word[0]) + static_cast<unsigned char>(word[1]) * 4U
               + static_cast<unsigned>(word.size()) * 6U)
        & 63U;
}

constexpr std::array<Token, 64> kKeywords = [] {
    std::array<Token, 64> table{};
    for (auto& slot : table)
        slot = Token::Illegal;
    for (int i = static_cast<int>(Token::Break); i <= static_cast<int>(Token::Var); ++i) {
        const auto token = static_cast<Token>(i);
        Token& slot = table[keywordSlot(tokenText(token))];
        if (slot != Token::Illegal)
            throw "two keywords in one slot";
        slot = token;
    }
    return table;
}();

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

Scanner::Scanner(std::string_view source, Pos base, ErrorHandler onError)
    : m_text(source)
    , m_base(base)
    , m_onError(std::move(onError))
{
    checkEncoding();
}

void Scanner::error(std::size_t offset, std::string message)
{
    const Pos where = m_base + static_cast<Pos>(offset);
    if (m_firstError == kNoPos || where < m_firstError)
        m_firstError = where;
    if (m_onError)
        m_onError(where, std::move(message));
}

/// Finds bytes that may stand nowhere, not even in comments. One pass before scanning, so that scanning itself need
/// not look; what it finds is skipped later as if it were not there.
void Scanner::checkEncoding()
{
    std::size_t i = 0;
    while (i < m_text.size()) {
        const char c = m_text[i];
        if (c != '\0' && isAscii(c)) {
            // whole words of plain text
            while (m_text.size() - i >= 8) {
                std::uint64_t word = 0;
                std::memcpy(&word, m_text.data() + i, 8);
                constexpr std::uint64_t kHigh = 0x8080808080808080U;
                constexpr std::uint64_t kLow = 0x0101010101010101U;
                if (((word - kLow) | word) & kHigh)
                    break;
                i += 8;
            }
            while (i < m_text.size() && m_text[i] != '\0' && isAscii(m_text[i]))
                ++i;
            continue;
        }
        if (c == '\0') {
            m_clean = false;
            m_encodingErrors.push_back({i, "invalid NUL character"});
            ++i;
            continue;
        }
        const Rune rune = decodeRune(m_text.substr(i));
        if (rune.value == 0xfffd && rune.width == 1) {
            m_clean = false;
            m_encodingErrors.push_back({i, "invalid UTF-8 encoding"});
        } else if (rune.value == kByteOrderMark) {
            m_clean = false;
            if (i > 0)
                m_encodingErrors.push_back({i, "invalid BOM in the middle of the file"});
        }
        i += rune.width;
    }
    std::reverse(m_encodingErrors.begin(), m_encodingErrors.end());
}

std::uint32_t Scanner::runeAt(std::size_t offset) const
{
    return decodeRune(m_text.substr(offset)).value;
}

/// The bytes that checkEncoding complained about (or the byte order mark at the start).
bool Scanner::skippable(std::size_t offset, std::size_t& size) const
{
    if (m_clean || offset >= m_text.size())
        return false;
    const Rune rune = decodeRune(m_text.substr(offset));
    size = rune.width;
    return rune.value == 0 || rune.value == kByteOrderMark || (rune.value == 0xfffd && rune.width == 1);
}

void Scanner::stop()
{
    m_at = m_text.size();
    m_statementEnds = false;
    m_start = m_at;
    finish(Token::Eof);
}

void Scanner::finish(Token kind, bool endsStatement)
{
    token = kind;
    pos = m_base + static_cast<Pos>(m_start);
    end = m_base + static_cast<Pos>(m_at);
    text = {};
    bad = false;
    m_statementEnds = endsStatement;
}

void Scanner::literal(Token kind, bool ok)
{
    finish(kind, true);
    text = m_text.substr(m_start, m_at - m_start);
    bad = !ok;
}

void Scanner::operatorToken(Token plain, Token assign)
{
    if (at(m_at) == '=') {
        ++m_at;
        plain = assign;
    }
    finish(plain);
}

void Scanner::next()
{
    previousEnd = end;
    scan();
    while (!m_encodingErrors.empty() && m_encodingErrors.back().offset < m_at) {
        error(m_encodingErrors.back().offset, m_encodingErrors.back().message);
        m_encodingErrors.pop_back();
    }
}

void Scanner::scan()
{
    const bool statementEnds = m_statementEnds;
    m_statementEnds = false;
    const auto semicolon = [this](std::string_view lit) {
        finish(Token::Semicolon);
        text = lit;
    };

    for (;;) {
        while (m_at < m_text.size() && (is(m_text[m_at], kBlank) || (m_text[m_at] == '\n' && !statementEnds)))
            ++m_at;
        m_start = m_at;
        if (m_at == m_text.size()) {
            if (statementEnds)
                semicolon("EOF");
            else
                finish(Token::Eof);
            return;
        }
        const char c = m_text[m_at];
        if (isLetter(c)) {
            ++m_at;
            identifier();
            return;
        }
        std::size_t skip = 0;
        if ((!isAscii(c) || c == '\0') && skippable(m_at, skip)) {
            m_at += skip;
            continue;
        }
        if (!isAscii(c)) {
            identifierRune(true);
            identifier();
            return;
        }
        ++m_at;
        switch (c) {
        case '\n':
            semicolon("newline");
            return;
        case '0':
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
        case '6':
        case '7':
        case '8':
        case '9':
            --m_at;
            number(false);
            return;
        case '"':
            interpretedString();
            return;
        case '`':
            rawString();
            return;
        case '\'':
            rune();
            return;
        case '(':
            finish(Token::LParen);
            return;
        case '[':
            finish(Token::LBrack);
            return;
        case '{':
            finish(Token::LBrace);
            return;
        case ',':
            finish(Token::Comma);
            return;
        case ';':
            semicolon("semicolon");
            return;
        case ')':
            finish(Token::RParen, true);
            return;
        case ']':
            finish(Token::RBrack, true);
            return;
        case '}':
            finish(Token::RBrace, true);
            return;
        case ':':
            operatorToken(Token::Colon, Token::Define);
            return;
        case '.':
            if (isDecimal(at(m_at))) {
                number(true);
            } else if (at(m_at) == '.' && at(m_at + 1) == '.') {
                m_at += 2;
                finish(Token::Ellipsis);
            } else {
                finish(Token::Period);
            }
            return;
        case '+':
            if (at(m_at) == '+') {
                ++m_at;
                finish(Token::Inc, true);
            } else {
                operatorToken(Token::Add, Token::AddAssign);
            }
            return;
        case '-':
            if (at(m_at) == '-') {
                ++m_at;
                finish(Token::Dec, true);
            } else {
                operatorToken(Token::Sub, Token::SubAssign);
            }
            return;
        case '*':
            operatorToken(Token::Mul, Token::MulAssign);
            return;
        case '/':
            if (at(m_at) == '/') {
                skipLineComment();
                continue;
            }
            if (at(m_at) == '*') {
                ++m_at;
                if (skipFullComment() && statementEnds) { // a comment over several lines acts like a newline
                    semicolon("newline");
                    return;
                }
                continue;
            }
            operatorToken(Token::Quo, Token::QuoAssign);
            return;
        case '%':
            operatorToken(Token::Rem, Token::RemAssign);
            return;
        case '&':
            if (at(m_at) == '&') {
                ++m_at;
                finish(Token::LAnd);
            } else if (at(m_at) == '^') {
                ++m_at;
                operatorToken(Token::AndNot, Token::AndNotAssign);
            } else {
                operatorToken(Token::And, Token::AndAssign);
            }
            return;
        case '|':
            if (at(m_at) == '|') {
                ++m_at;
                finish(Token::LOr);
            } else {
                operatorToken(Token::Or, Token::OrAssign);
            }
            return;
        case '^':
            operatorToken(Token::Xor, Token::XorAssign);
            return;
        case '<':
            if (at(m_at) == '<') {
                ++m_at;
                operatorToken(Token::Shl, Token::ShlAssign);
            } else if (at(m_at) == '-') {
                ++m_at;
                finish(Token::Arrow);
            } else {
                operatorToken(Token::Lss, Token::Leq);
            }
            return;
        case '>':
            if (at(m_at) == '>') {
                ++m_at;
                operatorToken(Token::Shr, Token::ShrAssign);
            } else {
                operatorToken(Token::Gtr, Token::Geq);
            }
            return;
        case '=':
            operatorToken(Token::Assign, Token::Eql);
            return;
        case '!':
            operatorToken(Token::Not, Token::Neq);
            return;
        case '~':
            finish(Token::Tilde);
            return;
        default:
            error(m_start, "invalid character " + describeRune(static_cast<unsigned char>(c)));
            continue;
        }
    }
}

/// Leaves the newline: it may end a statement.
void Scanner::skipLineComment()
{
    const std::size_t newline = m_text.find('\n', m_at);
    m_at = newline == kNoOffset ? m_text.size() : newline;
    std::string_view comment = m_text.substr(m_start + 2, m_at - m_start - 2);
    if (!comment.empty() && comment.back() == '\r')
        comment.remove_suffix(1);
    const Pos where = m_base + static_cast<Pos>(m_start);
    lineComment = {where, comment};
    constexpr std::string_view kDirective = "waitscope:";
    if (comment.starts_with(kDirective) && (m_start == 0 || m_text[m_start - 1] == '\n'))
        directives.push_back({where, comment.substr(kDirective.size())});
}

/// Whether the comment contains a newline.
bool Scanner::skipFullComment()
{
    const std::size_t close = m_text.find("*/", m_at);
    if (close == kNoOffset) {
        error(m_start, "comment not terminated");
        m_at = m_text.size();
    } else {
        m_at = close + 2;
    }
    return m_text.substr(m_start, m_at - m_start).find('\n') != kNoOffset;
}

void Scanner::identifier()
{
    const char* p = m_text.data() + m_at;
    const char* const stop = m_text.data() + m_text.size();
    while (p != stop && is(*p, kLetter | kDecimal))
        ++p;
    m_at = static_cast<std::size_t>(p - m_text.data());
    while (m_at < m_text.size() && identifierRune(false)) { }
    const std::string_view word = m_text.substr(m_start, m_at - m_start);
    if (word.size() >= 2) {
        const Token keyword = kKeywords[keywordSlot(word)];
        if (keyword != Token::Illegal && tokenText(keyword) == word) {
            finish(keyword,
                keyword == Token::Break || keyword == Token::Continue || keyword == Token::Fallthrough
                    || keyword == Token::Return);
            return;
        }
    }
    finish(Token::Ident, true);
    text = word;
}

/// Consumes a character that may stand in a name; other characters above ASCII too, with an error.
bool Scanner::identifierRune(bool first)
{
    const char c = m_text[m_at];
    if (isAscii(c) && c != '\0') {
        if (!is(c, kLetter | kDecimal))
            return false;
        ++m_at;
        return true;
    }
    std::size_t size = 0;
    if (skippable(m_at, size)) {
        m_at += size;
        return true;
    }
    const Rune rune = decodeRune(m_text.substr(m_at));
    if (unicode::isDigit(rune.value)) {
        if (first)
            error(m_at, "identifier cannot begin with digit " + describeRune(rune.value));
    } else if (!unicode::isLetter(rune.value)) {
        error(m_at, "invalid character " + describeRune(rune.value) + " in identifier");
    }
    m_at += rune.width;
    return true;
}

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
