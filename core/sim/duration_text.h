#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// time.Duration's text, both ways.
namespace ws::sim {

std::string durationText(std::int64_t nanoseconds);

enum class DurationProblem : std::uint8_t { None, Invalid, MissingUnit, UnknownUnit };
struct ParsedDuration {
    std::int64_t nanoseconds = 0;
    DurationProblem problem = DurationProblem::None;
    std::string unit; ///< the unknown one
};
ParsedDuration parseDuration(std::string_view text);

} // namespace ws::sim
