#pragma once

#include "base/utf8.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

/// Unicode 15.0.0 as Go 1.26's package unicode has it: sets of code points, case mapping, case folding. The one copy in
/// the program: the Go front end, text formatting and the simulated package unicode all look here.
namespace ws::unicode {

/// Code points first, first + stride … last.
struct Range {
    std::uint32_t first, last, stride;
};

enum class TableKind : std::uint8_t { Category, Script, Property, FoldCategory, FoldScript };

/// A named set of code points.
struct Table {
    std::string_view name;
    TableKind kind;
    std::span<const Range> ranges16; ///< below 2^16
    std::span<const Range> ranges32;
    std::uint32_t latinOffset; ///< how many of ranges16 end below U+0100
};

std::uint32_t tableCount();
Table table(std::uint32_t index); ///< sorted by kind and name
/// The index of a table, or -1.
std::int32_t findTable(TableKind kind, std::string_view name);
bool inTable(const Table& table, std::uint32_t rune);

/// "Letter" for "L".
struct CategoryAlias {
    std::string_view alias, name;
};
std::span<const CategoryAlias> categoryAliases(); ///< sorted by alias

/// What to add to code points first … last for upper, lower and title case.
struct CaseRange {
    static constexpr std::int32_t kAlternating = kMaxRune + 1; ///< upper and lower take turns, upper first
    std::uint32_t first, last;
    std::array<std::int32_t, 3> delta;
};
std::span<const CaseRange> caseRanges(); ///< sorted
enum class Case : std::uint8_t { Upper, Lower, Title };
std::uint32_t toCase(Case to, std::uint32_t rune);
/// The next code point in the circle of those that differ only by case.
std::uint32_t simpleFold(std::uint32_t rune);

/// Bits of category(): groups of general categories.
enum : std::uint16_t {
    kUpper = 1,
    kLower = 2,
    kTitle = 4,
    kOtherLetter = 8,
    kMark = 16,
    kDigit = 32,
    kOtherNumber = 64,
    kPunct = 128,
    kSymbol = 256,
    kSpaceSeparator = 512,
    kControl = 1024,
    kLetter = kUpper | kLower | kTitle | kOtherLetter,
    kGraphic = kLetter | kMark | kDigit | kOtherNumber | kPunct | kSymbol | kSpaceSeparator,
};
/// The group of the code point's general category; 0 for the others (format characters, surrogates, private,
/// unassigned).
std::uint16_t category(std::uint32_t rune);

bool isLetter(std::uint32_t rune); ///< unicode.IsLetter
bool isDigit(std::uint32_t rune); ///< unicode.IsDigit
bool isUpper(std::uint32_t rune); ///< unicode.IsUpper
bool isLower(std::uint32_t rune); ///< unicode.IsLower
bool isGraphic(std::uint32_t rune); ///< unicode.IsGraphic
bool isPrint(std::uint32_t rune); ///< unicode.IsPrint
bool isSpace(std::uint32_t rune); ///< unicode.IsSpace

} // namespace ws::unicode
