#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Texts of Go's time package: points in time by a layout.
namespace ws::sim {

struct CivilTime {
    std::int64_t year = 1;
    int month = 1; ///< 1..12
    int day = 1;
    int weekday = 0; ///< Sunday = 0
    int yearDay = 1;
    int secondOfDay = 0;
    int nanosecond = 0;
    std::string zone;
    int offset = 0; ///< seconds east of UTC
};
std::string formatTime(std::string_view layout, const CivilTime& time);

struct ParsedTime {
    std::int64_t year = 0;
    int month = 1, day = 1, hour = 0, minute = 0, second = 0, nanosecond = 0;
    bool hasOffset = false;
    int offset = 0;
    bool utc = false; ///< a Z, or the name UTC
    std::string zone;
    bool ok = false;
    std::string layoutElement, valueElement, message; ///< time.ParseError's, if not ok
};
ParsedTime parseTime(std::string_view layout, std::string_view value);

/// time's own quoting in error messages.
std::string quoteForTime(std::string_view text);

} // namespace ws::sim
