#include "go/header_error.h"

#include "go/scanner.h"

namespace ws::go {

namespace {

constexpr const char* kQuotes = "import paths are written in double quotes: import \"fmt\"";

class Header {
public:
    Header(const SourceText& file, bool go119)
        : m_scanner(file)
        , m_go119(go119)
    {
        m_scanner.next();
    }

    std::optional<HeaderError> check()
    {
        if (m_scanner.token == Token::Eof)
            return std::nullopt;
        if (m_scanner.token != Token::Package)
            return expected("'package'", "a Go file begins with its package: package main");
        m_scanner.next();
        if (m_scanner.token != Token::Ident)
            return expected("'IDENT'");
        m_scanner.next();
        if (m_scanner.token != Token::Semicolon)
            return std::nullopt;
        m_scanner.next();
        while (m_scanner.token == Token::Import) {
            m_scanner.next();
            if (auto error = m_scanner.token == Token::LParen ? group() : spec())
                return error;
            if (m_scanner.token != Token::Semicolon)
                break; // the go command reads no further
            m_scanner.next();
        }
        return std::nullopt;
    }

private:
    std::optional<HeaderError> group()
    {
        m_scanner.next();
        while (m_scanner.token != Token::RParen) {
            if (m_scanner.token == Token::Eof)
                return std::nullopt;
            if (auto error = spec())
                return error;
            if (m_scanner.token == Token::Semicolon)
                m_scanner.next();
            else if (m_scanner.token != Token::RParen)
                return expected("';'");
        }
        m_scanner.next();
        return std::nullopt;
    }

    std::optional<HeaderError> spec()
    {
        if (m_scanner.token == Token::Ident || m_scanner.token == Token::Period)
            m_scanner.next();
        if (m_scanner.token == Token::String) {
            if (m_scanner.bad)
                return HeaderError{m_scanner.pos, m_scanner.end, "string literal not terminated", {}};
            m_scanner.next();
            return std::nullopt;
        }
        if (m_scanner.token == Token::Char && m_scanner.bad)
            return HeaderError{m_scanner.pos, m_scanner.end, "illegal rune literal", kQuotes};
        if (m_scanner.token == Token::Illegal || m_scanner.token == Token::Eof)
            return std::nullopt;
        if (m_go119)
            return expected("'STRING'", kQuotes);
        const bool number = m_scanner.token >= Token::Int && m_scanner.token <= Token::Char;
        return HeaderError{
            m_scanner.pos, m_scanner.end, number ? "import path must be a string" : "missing import path", kQuotes};
    }

    [[nodiscard]] std::optional<HeaderError> expected(const std::string& what, std::string hint = {}) const
    {
        std::string found;
        if (m_scanner.bad || m_scanner.token == Token::Illegal)
            return std::nullopt;
        if (m_scanner.token == Token::Semicolon && m_scanner.text != "semicolon")
            found = "newline";
        else if (m_scanner.token == Token::Ident || isLiteral(m_scanner.token))
            found = m_scanner.text;
        else
            found = "'" + std::string(tokenText(m_scanner.token)) + "'";
        return HeaderError{m_scanner.pos, m_scanner.end, "expected " + what + ", found " + found, std::move(hint)};
    }

    Scanner m_scanner;
    bool m_go119;
};

} // namespace

std::optional<HeaderError> headerError(const SourceText& file, bool go119)
{
    return Header(file, go119).check();
}

} // namespace ws::go
