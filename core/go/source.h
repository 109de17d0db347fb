#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace ws::go {

/// A compact position: byte offset in the concatenation of all files of a FileSet, plus one; 0 is "nowhere".
/// (The idea of go/token: 4 bytes in every node and instruction.)
using Pos = std::uint32_t;
inline constexpr Pos kNoPos = 0;

struct Position {
    std::uint32_t file = 0; ///< index into FileSet
    std::uint32_t line = 0; ///< 1-based; 0 is "nowhere"
    std::uint32_t column = 0; ///< 1-based, in bytes, as Go counts
};

/// One source file; the text outlives everything that points into it.
struct SourceText {
    std::string name; ///< as shown in messages and dumps: "prog.go", "sync/mutex.go"
    std::string text;
    bool user = true; ///< false: simulated standard library
    Pos base = 0; ///< position of its first byte
    std::vector<std::uint32_t> lineStarts; ///< offset of the first byte of each line
};

class FileSet {
public:
    /// Takes the text over and returns the file's index.
    std::uint32_t add(std::string name, std::string text, bool user);
    [[nodiscard]] const SourceText& file(std::uint32_t index) const { return m_files[index]; }
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_files.size()); }
    [[nodiscard]] Position position(Pos pos) const;
    [[nodiscard]] std::string_view line(std::uint32_t file, std::uint32_t line) const;
    /// "./prog.go:7:2"
    [[nodiscard]] std::string text(Pos pos) const;

private:
    std::deque<SourceText> m_files;
    Pos m_nextBase = 1;
};

/// One thing that is wrong (or suspicious) in the user's program, worded as Go's compiler words it.
struct Diagnostic {
    enum class Severity { Error, Warning };
    Pos pos = kNoPos;
    Pos end = kNoPos; ///< first position after the underlined text; kNoPos: one character
    std::string message;
    std::string hint; ///< for a newcomer; may be empty
    Severity severity = Severity::Error;
};

/// Collects diagnostics as cmd/compile does (base.ErrorfAt): at most one syntax error a line, no error twice on a line,
/// and after the tenth error "too many errors" and nothing more.
class Diagnostics {
public:
    explicit Diagnostics(const FileSet& files, int maxErrors = kMaxErrors)
        : m_files(&files)
        , m_maxErrors(maxErrors)
    {
    }
    void error(Pos pos, std::string message, std::string hint = {}, Pos end = kNoPos);
    void warning(Pos pos, std::string message, std::string hint = {}, Pos end = kNoPos);
    [[nodiscard]] bool hasErrors() const { return m_errors > 0; }
    [[nodiscard]] bool hasSyntaxErrors() const { return m_syntaxErrors; }
    [[nodiscard]] bool full() const { return m_errors >= m_maxErrors; }
    /// Errors are reworded by this (old_words.h).
    void setWords(std::string (*words)(std::string)) { m_words = words; }
    static constexpr int kMaxErrors = 10;
    /// Sorted by position; after the tenth error the last entry is "too many errors".
    [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
    struct Line {
        std::uint32_t file = 0;
        std::uint32_t line = 0;
        bool operator==(const Line&) const = default;
    };
    const FileSet* m_files;
    int m_maxErrors;
    std::string (*m_words)(std::string) = nullptr;
    std::vector<Diagnostic> m_list;
    Line m_lastSyntax; ///< of the last syntax error
    Line m_lastOther; ///< of the last other error
    std::string m_lastMessage; ///< its message
    int m_errors = 0;
    bool m_syntaxErrors = false;
    Pos m_tooMany = kNoPos; ///< where the tenth error was
};

} // namespace ws::go
