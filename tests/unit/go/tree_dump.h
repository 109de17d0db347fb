#pragma once

#include "go/ast.h"

#include <string>

namespace ws::go {

/// The tree as an S-expression: (binary + a (binary * b c)). With positions every node is followed by @begin-end, byte
/// offsets into the file.
enum class DumpPositions : bool { No, Yes };
std::string dumpTree(const File& file, Pos base, DumpPositions positions = DumpPositions::No);
std::string dumpTree(const Node* node);

} // namespace ws::go
