#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// The layouts of Go's time package, taken apart: what formatting and parsing share.
namespace ws::sim {

inline constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"};
inline constexpr std::array<std::string_view, 7> kDays = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// The pieces that a layout may ask for.
enum class LayoutPiece : std::uint8_t {
    None,
    LongMonth,
    Month,
    NumMonth,
    ZeroMonth,
    LongWeekday,
    Weekday,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    LongYear,
    Year,
    UpperPm,
    LowerPm,
    ZoneName,
    Offset, ///< with flags below
    FractionZeros,
    FractionNines,
};

struct LayoutChunk {
    std::string_view before;
    LayoutPiece piece = LayoutPiece::None;
    std::string_view text; ///< the piece as the layout writes it
    std::string_view after;
    bool z = false, colon = false, minutes = false, seconds = false; ///< Offset
    int digits = 0; ///< Fraction
};

/// The first piece of a layout with the text around it; with LayoutPiece::None all of it is text.
LayoutChunk nextChunk(std::string_view layout);

} // namespace ws::sim
