#pragma once

#include "base/unicode.h"

/// The generated data behind base/unicode.h.
namespace ws::unicode {

struct TableEntry {
    std::string_view name;
    TableKind kind;
    std::uint32_t first; ///< in allRanges()
    std::uint32_t count16, count32;
    std::uint32_t latinOffset;
};

/// The next rune of SimpleFold where it is not simply the other case.
struct FoldStep {
    std::uint32_t from, to;
};

std::span<const Range> allRanges();
std::span<const TableEntry> tableEntries(); ///< sorted by kind and name
std::span<const FoldStep> foldSteps(); ///< sorted

} // namespace ws::unicode
