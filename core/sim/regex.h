#pragma once

#include "sim/regex_class.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Regular expressions with the syntax and the meaning of Go's package regexp: a parser with Go's error texts, a
/// program of a few instructions, and Thompson's simulation with captures (time linear in the text). Nothing
/// backtracks.
namespace ws::sim::regex {

enum class Syntax : std::uint8_t { Perl, Posix };

/// `code` as in regexp/syntax ("missing closing ]"), `expr` the part of the expression that is to blame.
struct Error {
    std::string_view code;
    std::string expr;
};

enum class Op : std::uint8_t {
    Alt, ///< first `out`, then `arg`
    Rune, ///< the code point `arg`
    Class, ///< a code point of classes[arg]
    Any,
    AnyNotNewline,
    Assert, ///< an empty match where all the bits of `arg` hold
    Capture, ///< the place goes to slot `arg`
    Nop,
    Match,
    Fail,
};

/// Bits of Op::Assert.
enum : std::uint32_t {
    kBeginLine = 1,
    kEndLine = 2,
    kBeginText = 4,
    kEndText = 8,
    kWordBoundary = 16,
    kNoWordBoundary = 32,
};

struct Instruction {
    Op op = Op::Fail;
    std::uint32_t out = 0;
    std::uint32_t arg = 0;
};

struct Program {
    std::vector<Instruction> code;
    std::vector<RuneClass> classes;
    std::vector<std::string> names; ///< of the groups; group 0 is the whole match
    std::uint32_t start = 0;
    bool anchored = false; ///< can match at the text's start only
    std::string prefix; ///< every match starts with this text
    bool prefixIsAll = false; ///< and is nothing but it
};

std::variant<Program, Error> compile(std::string_view expression, Syntax syntax);

/// Offsets of the first match at or after `from`: two for the match, then two for each group, -1 for groups that took
/// no part; `slots` of them (at least two). `steps` counts the work. With `longest` the longest of the leftmost
/// matches, else the one that a backtracking search finds first.
std::optional<std::vector<std::int64_t>> match(const Program& program, std::string_view text, std::size_t from,
    std::size_t slots, bool longest, std::uint64_t& steps);

} // namespace ws::sim::regex
