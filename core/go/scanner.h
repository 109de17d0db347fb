#pragma once

#include "go/source.h"
#include "go/token.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ws::go {

/// Splits a file into tokens, with the automatic semicolons of the language. One token of lookahead: after next() the
/// public members describe the current token. Also used by the window, for colours.
class Scanner {
public:
    using ErrorHandler = std::function<void(Pos, std::string)>;

    /// The text must outlive the scanner. `base` is the position of its first byte. `onError` may be empty.
    Scanner(std::string_view text, Pos base, ErrorHandler onError);
    explicit Scanner(const SourceText& file, ErrorHandler onError = {})
        : Scanner(file.text, file.base, std::move(onError))
    {
    }

    void next();
    /// Moves to the end of the text: every further token is Eof.
    void stop();

    Token token = Token::Illegal;
    Pos pos = kNoPos; ///< first byte of the token
    Pos end = kNoPos; ///< first byte after it
    Pos previousEnd = kNoPos; ///< end of the token before
    std::string_view text; ///< names and literals: as in the source; Semicolon: "semicolon", "newline" or "EOF"
    bool bad = false; ///< a literal that an error was reported for

    /// The last `//` comment that was skipped, without the slashes. Only valid until the next one.
    struct Comment {
        Pos pos = kNoPos;
        std::string_view text;
    };
    Comment lineComment;
    /// Lines that begin with `//waitscope:`, without that, since the parser last cleared them.
    std::vector<Comment> directives;

    /// Where the first lexical error is, or kNoPos.
    [[nodiscard]] Pos firstError() const { return m_firstError; }

private:
    void error(std::size_t offset, std::string message);
    void checkEncoding();
    void scan();
    [[nodiscard]] std::uint32_t runeAt(std::size_t offset) const;
    [[nodiscard]] char at(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }
    [[nodiscard]] bool skippable(std::size_t offset, std::size_t& size) const;
    void skipLineComment();
    bool skipFullComment();
    void finish(Token kind, bool endsStatement = false);
    void operatorToken(Token plain, Token assign);
    void identifier();
    bool identifierRune(bool first);
    int digits(int base, std::size_t& invalid);
    void number(bool seenPoint);
    void rune();
    void interpretedString();
    void rawString();
    bool escape(char quote);
    void literal(Token kind, bool ok);

    std::string_view m_text;
    Pos m_base;
    ErrorHandler m_onError;
    std::size_t m_at = 0; ///< next byte to read
    std::size_t m_start = 0; ///< first byte of the token
    Pos m_firstError = kNoPos;
    bool m_statementEnds = false; ///< a newline here means a semicolon
    bool m_clean = true; ///< no NUL, no invalid UTF-8, no byte order mark anywhere
    /// What checkEncoding found, from the end of the file on; reported when scanning comes by.
    struct EncodingError {
        std::size_t offset = 0;
        const char* message = nullptr;
    };
    std::vector<EncodingError> m_encodingErrors;
};

} // namespace ws::go
