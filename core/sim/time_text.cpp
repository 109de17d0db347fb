#include "sim/time_text.h"

#include "sim/time_layout.h"

#include <algorithm>

namespace ws::sim {
namespace {

void appendNumber(std::string& out, std::int64_t value, std::size_t width, char fill = '0')
{
    if (value < 0) {
        out += '-';
        value = -value;
    }
    const std::string digits = std::to_string(value);
    if (digits.size() < width)
        out.append(width - digits.size(), fill);
    out += digits;
}

void appendOffset(std::string& out, const LayoutChunk& chunk, int offset)
{
    if (chunk.z && offset == 0) {
        out += 'Z';
        return;
    }
    // As Go decides it: less than a minute west is not, and shows in negative seconds.
    const bool west = offset / 60 < 0;
    const int distance = west ? -offset : offset;
    out += west ? '-' : '+';
    const int minutes = distance / 60;
    appendNumber(out, minutes / 60, 2);
    if (chunk.minutes) {
        if (chunk.colon)
            out += ':';
        appendNumber(out, minutes % 60, 2);
    }
    if (chunk.seconds) {
        if (chunk.colon)
            out += ':';
        appendNumber(out, distance % 60, 2);
    }
}

void appendFraction(std::string& out, const LayoutChunk& chunk, int nanosecond)
{
    std::string digits = std::to_string(nanosecond);
    digits.insert(0, 9 - digits.size(), '0');
    digits.resize(std::min<std::size_t>(static_cast<std::size_t>(chunk.digits), 9));
    if (chunk.piece == LayoutPiece::FractionNines) {
        while (!digits.empty() && digits.back() == '0')
            digits.pop_back();
        if (digits.empty())
            return;
    }
    out += chunk.text[0];
    out += digits;
}

void appendPiece(std::string& out, const LayoutChunk& chunk, const CivilTime& time)
{
    const int hour = time.secondOfDay / 3600;
    const int hour12 = hour % 12 == 0 ? 12 : hour % 12;
    const std::string_view month = kMonths[static_cast<std::size_t>(time.month - 1)];
    const std::string_view day = kDays[static_cast<std::size_t>(time.weekday)];
    switch (chunk.piece) {
    case LayoutPiece::None:
        break;
    case LayoutPiece::LongMonth:
        out += month;
        break;
    case LayoutPiece::Month:
        out += month.substr(0, 3);
        break;
    case LayoutPiece::NumMonth:
        appendNumber(out, time.month, 0);
        break;
    case LayoutPiece::ZeroMonth:
        appendNumber(out, time.month, 2);
        break;
    case LayoutPiece::LongWeekday:
        out += day;
        break;
    case LayoutPiece::Weekday:
        out += day.substr(0, 3);
        break;
    case LayoutPiece::Day:
        appendNumber(out, time.day, 0);
        break;
    case LayoutPiece::UnderDay:
        appendNumber(out, time.day, 2, ' ');
        break;
    case LayoutPiece::ZeroDay:
        appendNumber(out, time.day, 2);
        break;
    case LayoutPiece::UnderYearDay:
        appendNumber(out, time.yearDay, 3, ' ');
        break;
    case LayoutPiece::ZeroYearDay:
        appendNumber(out, time.yearDay, 3);
        break;
    case LayoutPiece::Hour:
        appendNumber(out, hour, 2);
        break;
    case LayoutPiece::Hour12:
        appendNumber(out, hour12, 0);
        break;
    case LayoutPiece::ZeroHour12:
        appendNumber(out, hour12, 2);
        break;
    case LayoutPiece::Minute:
        appendNumber(out, time.secondOfDay % 3600 / 60, 0);
        break;
    case LayoutPiece::ZeroMinute:
        appendNumber(out, time.secondOfDay % 3600 / 60, 2);
        break;
    case LayoutPiece::Second:
        appendNumber(out, time.secondOfDay % 60, 0);
        break;
    case LayoutPiece::ZeroSecond:
        appendNumber(out, time.secondOfDay % 60, 2);
        break;
    case LayoutPiece::LongYear:
        appendNumber(out, time.year, 4);
        break;
    case LayoutPiece::Year:
        appendNumber(out, (time.year < 0 ? -time.year : time.year) % 100, 2);
        break;
    case LayoutPiece::UpperPm:
        out += hour >= 12 ? "PM" : "AM";
        break;
    case LayoutPiece::LowerPm:
        out += hour >= 12 ? "pm" : "am";
        break;
    case LayoutPiece::ZoneName:
        if (!time.zone.empty()) {
            out += time.zone;
        } else {
            LayoutChunk digits;
            digits.minutes = true;
            appendOffset(out, digits, time.offset);
        }
        break;
    case LayoutPiece::Offset:
        appendOffset(out, chunk, time.offset);
        break;
    case LayoutPiece::FractionZeros:
    case LayoutPiece::FractionNines:
        appendFraction(out, chunk, time.nanosecond);
        break;
    }
}

} // namespace

std::string formatTime(std::string_view layout, const CivilTime& time)
{
    std::string out;
    while (!layout.empty()) {
        const LayoutChunk chunk = nextChunk(layout);
        out += chunk.before;
        if (chunk.piece == LayoutPiece::None)
            break;
        appendPiece(out, chunk, time);
        layout = chunk.after;
    }
    return out;
}

} // namespace ws::sim
