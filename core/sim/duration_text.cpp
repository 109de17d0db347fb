#include "sim/duration_text.h"

#include "base/ascii.h"

namespace ws::sim {

std::string durationText(std::int64_t nanoseconds)
{
    if (nanoseconds == 0)
        return "0s";
    const bool negative = nanoseconds < 0;
    std::uint64_t left =
        negative ? ~static_cast<std::uint64_t>(nanoseconds) + 1 : static_cast<std::uint64_t>(nanoseconds);
    std::string out = negative ? "-" : "";
    const auto fraction = [&out](std::uint64_t value, std::uint64_t unit) {
        out += std::to_string(value / unit);
        std::string digits = std::to_string(value % unit + unit).substr(1);
        while (!digits.empty() && digits.back() == '0')
            digits.pop_back();
        if (unit > 1 && !digits.empty())
            out += "." + digits;
    };
    constexpr std::uint64_t kSecond = 1'000'000'000;
    if (left < kSecond) {
        const std::uint64_t unit = left < 1'000 ? 1 : left < 1'000'000 ? 1'000 : 1'000'000;
        fraction(left, unit);
        return out + (unit == 1 ? "ns" : unit == 1'000 ? "\u00b5s" : "ms");
    }
    const std::uint64_t minutes = left / (60 * kSecond);
    left %= 60 * kSecond;
    if (minutes >= 60)
        out += std::to_string(minutes / 60) + "h";
    if (minutes > 0)
        out += std::to_string(minutes % 60) + "m";
    fraction(left, kSecond);
    return out + "s";
}

ParsedDuration parseDuration(std::string_view text)
{
    constexpr std::uint64_t kLargest = 1ULL << 63;
    ParsedDuration invalid;
    invalid.problem = DurationProblem::Invalid;
    std::string_view rest = text;
    bool negative = false;
    if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) {
        negative = rest[0] == '-';
        rest.remove_prefix(1);
    }
    if (rest == "0")
        return {};
    if (rest.empty())
        return invalid;
    std::uint64_t total = 0;
    while (!rest.empty()) {
        if (rest[0] != '.' && !digitAt(rest, 0))
            return invalid;
        std::uint64_t whole = 0;
        std::size_t i = 0;
        for (; digitAt(rest, i); ++i) {
            if (whole > kLargest / 10)
                return invalid;
            whole = whole * 10 + static_cast<std::uint64_t>(rest[i] - '0');
            if (whole > kLargest)
                return invalid;
        }
        const bool before = i > 0;
        bool after = false;
        std::uint64_t part = 0;
        double scale = 1;
        if (i < rest.size() && rest[i] == '.') {
            ++i;
            bool full = false;
            for (; digitAt(rest, i); ++i) {
                after = true;
                if (full || part > (kLargest - 1) / 10) {
                    full = true;
                    continue;
                }
                const std::uint64_t next = part * 10 + static_cast<std::uint64_t>(rest[i] - '0');
                if (next > kLargest) {
                    full = true;
                    continue;
                }
                part = next;
                scale *= 10;
            }
        }
        if (!before && !after)
            return invalid;
        rest.remove_prefix(i);
        std::size_t end = 0;
        while (end < rest.size() && rest[end] != '.' && !digitAt(rest, end))
            ++end;
        if (end == 0) {
            ParsedDuration missing;
            missing.problem = DurationProblem::MissingUnit;
            return missing;
        }
        const std::string_view name = rest.substr(0, end);
        rest.remove_prefix(end);
        const std::uint64_t unit = name == "ns"                      ? 1
            : name == "us" || name == "\u00b5s" || name == "\u03bcs" ? 1'000
            : name == "ms"                                           ? 1'000'000
            : name == "s"                                            ? 1'000'000'000
            : name == "m"                                            ? 60'000'000'000
            : name == "h"                                            ? 3'600'000'000'000
                                                                     : 0;
        if (unit == 0) {
            ParsedDuration unknown;
            unknown.problem = DurationProblem::UnknownUnit;
            unknown.unit = name;
            return unknown;
        }
        if (whole > kLargest / unit)
            return invalid;
        whole *= unit;
        if (part > 0) {
            whole += static_cast<std::uint64_t>(static_cast<double>(part) * (static_cast<double>(unit) / scale));
            if (whole > kLargest)
                return invalid;
        }
        total += whole;
        if (total > kLargest)
            return invalid;
    }
    if (!negative && total > kLargest - 1)
        return invalid;
    ParsedDuration result;
    result.nanoseconds = static_cast<std::int64_t>(negative ? ~total + 1 : total);
    return result;
}

} // namespace ws::sim
