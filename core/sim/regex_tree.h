#pragma once

#include "sim/regex.h"

/// The syntax tree between the parser and the compiler of regular expressions.
namespace ws::sim::regex {

struct Node {
    enum class Kind : std::uint8_t { Empty, Class, Any, AnyNotNewline, Assert, Capture, Concat, Alternate, Repeat };
    Kind kind = Kind::Empty;
    bool greedy = true; ///< Repeat
    std::uint32_t bits = 0; ///< Assert
    int min = 0, max = 0; ///< Repeat; max -1 is without end
    int group = 0; ///< Capture
    std::uint64_t size = 1; ///< about how many instructions it becomes
    int height = 1;
    RuneClass runes; ///< Class
    std::vector<std::unique_ptr<Node>> parts;
};

struct Tree {
    std::unique_ptr<Node> root;
    std::vector<std::string> names;
};

std::variant<Tree, Error> parse(std::string_view expression, Syntax syntax);

} // namespace ws::sim::regex
