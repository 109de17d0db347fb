#include "go/scanner.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "go/char_class.h"
#include "go/runes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace ws::go {

namespace {

constexpr std::uint32_t kByteOrderMark = 0xfeff;
constexpr std::size_t kNoOffset = std::string_view::npos;

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

} // namespace ws::go
