#include "go/parser.h"

#include <algorithm>

namespace ws::go {

namespace {

/// Punctuation and keywords as messages name them.
std::string messageText(Token token)
{
    if (token == Token::Comma)
        return "comma";
    if (token == Token::Semicolon)
        return "semicolon or newline";
    return (isKeyword(token) ? "keyword " : "") + std::string(tokenText(token));
}

} // namespace

Parser::Parser(const FileSet& files, std::uint32_t index, Diagnostics& diagnostics)
    : m_files(files)
    , m_diagnostics(diagnostics)
    , m_file(std::make_unique<File>())
    , m_scanner(files.file(index), [this](Pos where, std::string message) { errorAt(where, std::move(message)); })
{
    m_file->index = index;
    m_file->end = files.file(index).base + static_cast<Pos>(files.file(index).text.size());
}

void Parser::next()
{
    m_scanner.next();
}

bool Parser::got(Token kind)
{
    if (!at(kind))
        return false;
    next();
    return true;
}

void Parser::want(Token kind)
{
    if (!got(kind)) {
        syntaxError("expected " + messageText(kind));
        advance();
    }
}

/// An `=`; accepts `:=` too, with an error.
bool Parser::gotAssign()
{
    if (at(Token::Define))
        syntaxError("expected =");
    else if (!at(Token::Assign))
        return false;
    next();
    return true;
}

void Parser::errorAt(Pos where, std::string message, Pos end, std::string hint)
{
    if (m_gaveUp)
        return;
    if (m_firstError == kNoPos || where < m_firstError)
        m_firstError = where;
    ++m_errorCount;
    m_diagnostics.error(where, std::move(message), std::move(hint), end);
}

/// Was anything wrong before the current token? (Encoding errors of the whole file are known from the start.)
bool Parser::earlierError() const
{
    return m_firstError != kNoPos && m_firstError <= m_scanner.end;
}

void Parser::giveUp(std::string message)
{
    if (m_gaveUp)
        return;
    errorAt(pos(), "syntax error: " + std::move(message));
    m_gaveUp = true;
    m_scanner.stop();
}

std::string Parser::currentText() const
{
    if (at(Token::Ident))
        return "name " + std::string(m_scanner.text);
    if (at(Token::Semicolon))
        return std::string(m_scanner.text);
    if (isLiteral(token()))
        return "literal " + std::string(m_scanner.text);
    return messageText(token());
}

/// Messages that begin with "in", "at", "after" or "expected" are completed with the token that was not expected.
void Parser::syntaxErrorAt(Pos where, std::string_view message)
{
    if (at(Token::Eof) && earlierError())
        return; // everything that is missing at the end follows from the first error
    std::string text = "syntax error: ";
    if (message.starts_with("in ") || message.starts_with("at ") || message.starts_with("after "))
        text += "unexpected " + currentText() + " ";
    else if (message.starts_with("expected "))
        text += "unexpected " + currentText() + ", ";
    text += message;
    errorAt(where, std::move(text), where == pos() && !at(Token::Semicolon) ? m_scanner.end : kNoPos);
}

void Parser::advance(Tokens follow)
{
    const auto stops = [&] {
        return at(Token::Eof) || std::find(follow.begin(), follow.end(), token()) != follow.end()
            || (follow.size() != 0 && m_functionNesting > 0 && startsStatement(token()));
    };
    while (!stops()) {
        next();
        if (follow.size() == 0)
            break;
    }
}

std::unique_ptr<File> Parser::parse()
{
    next();
    if (!got(Token::Package)) {
        syntaxError("package statement must be first");
        return nullptr;
    }
    m_file->package = name();
    want(Token::Semicolon);
    if (earlierError())
        return nullptr;
    declarations(*m_file);
    for (Diagnostic& late : m_late) {
        if (!m_diagnostics.hasSyntaxErrors())
            m_diagnostics.error(late.pos, std::move(late.message), std::move(late.hint), late.end);
    }
    return std::move(m_file);
}

std::unique_ptr<File> parseFile(const FileSet& files, std::uint32_t index, Diagnostics& diagnostics)
{
    return Parser(files, index, diagnostics).parse();
}

} // namespace ws::go
