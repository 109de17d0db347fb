#include "sim/time_layout.h"

#include "base/ascii.h"

namespace ws::sim {
namespace {

/// Tries offsets at the start of `rest`, the longest first.
bool matchOffset(std::string_view rest, LayoutChunk& chunk, std::size_t& length)
{
    chunk.z = rest[0] == 'Z';
    const std::string_view tail = rest.substr(1);
    struct Form {
        std::string_view text;
        bool colon, minutes, seconds;
    };
    static constexpr std::array<Form, 5> kForms = {{
        {"070000", false, true, true},
        {"07:00:00", true, true, true},
        {"0700", false, true, false},
        {"07:00", true, true, false},
        {"07", false, false, false},
    }};
    for (const Form& form : kForms) {
        if (tail.substr(0, form.text.size()) != form.text)
            continue;
        chunk.colon = form.colon;
        chunk.minutes = form.minutes;
        chunk.seconds = form.seconds;
        length = form.text.size() + 1;
        return true;
    }
    return false;
}

bool lowerFollows(std::string_view rest, std::size_t at)
{
    return at < rest.size() && rest[at] >= 'a' && rest[at] <= 'z';
}

/// Which piece is at the start of `rest`, if any; `skip` bytes of it belong to the text before the piece.
LayoutPiece matchPiece(std::string_view rest, LayoutChunk& chunk, std::size_t& length, std::size_t& skip)
{
    skip = 0;
    const auto starts = [rest](std::string_view word) { return rest.substr(0, word.size()) == word; };
    const auto found = [&length](LayoutPiece piece, std::size_t bytes) {
        length = bytes;
        return piece;
    };
    switch (rest[0]) {
    case 'J':
        if (starts("January"))
            return found(LayoutPiece::LongMonth, 7);
        if (starts("Jan") && !lowerFollows(rest, 3))
            return found(LayoutPiece::Month, 3);
        break;
    case 'M':
        if (starts("Monday"))
            return found(LayoutPiece::LongWeekday, 6);
        if (starts("Mon") && !lowerFollows(rest, 3))
            return found(LayoutPiece::Weekday, 3);
        if (starts("MST"))
            return found(LayoutPiece::ZoneName, 3);
        break;
    case '0': {
        static constexpr std::array<LayoutPiece, 6> kZero = {LayoutPiece::ZeroMonth, LayoutPiece::ZeroDay,
            LayoutPiece::ZeroHour12, LayoutPiece::ZeroMinute, LayoutPiece::ZeroSecond, LayoutPiece::Year};
        if (rest.size() >= 2 && rest[1] >= '1' && rest[1] <= '6')
            return found(kZero[static_cast<std::size_t>(rest[1] - '1')], 2);
        if (starts("002"))
            return found(LayoutPiece::ZeroYearDay, 3);
        break;
    }
    case '1':
        return starts("15") ? found(LayoutPiece::Hour, 2) : found(LayoutPiece::NumMonth, 1);
    case '2':
        return starts("2006") ? found(LayoutPiece::LongYear, 4) : found(LayoutPiece::Day, 1);
    case '_':
        if (starts("_2006")) {
            skip = 1;
            return found(LayoutPiece::LongYear, 4);
        }
        if (starts("_2"))
            return found(LayoutPiece::UnderDay, 2);
        if (starts("__2"))
            return found(LayoutPiece::UnderYearDay, 3);
        break;
    case '3':
        return found(LayoutPiece::Hour12, 1);
    case '4':
        return found(LayoutPiece::Minute, 1);
    case '5':
        return found(LayoutPiece::Second, 1);
    case 'P':
        if (starts("PM"))
            return found(LayoutPiece::UpperPm, 2);
        break;
    case 'p':
        if (starts("pm"))
            return found(LayoutPiece::LowerPm, 2);
        break;
    case '-':
    case 'Z':
        if (matchOffset(rest, chunk, length))
            return LayoutPiece::Offset;
        break;
    case '.':
    case ',': {
        if (rest.size() < 2 || (rest[1] != '0' && rest[1] != '9'))
            break;
        std::size_t end = 1;
        while (end < rest.size() && rest[end] == rest[1])
            ++end;
        if (digitAt(rest, end))
            break;
        chunk.digits = static_cast<int>(end) - 1;
        return found(rest[1] == '0' ? LayoutPiece::FractionZeros : LayoutPiece::FractionNines, end);
    }
    default:
        break;
    }
    return LayoutPiece::None;
}

} // namespace

LayoutChunk nextChunk(std::string_view layout)
{
    for (std::size_t i = 0; i < layout.size(); ++i) {
        LayoutChunk chunk;
        std::size_t length = 0;
        std::size_t skip = 0;
        chunk.piece = matchPiece(layout.substr(i), chunk, length, skip);
        if (chunk.piece == LayoutPiece::None)
            continue;
        chunk.before = layout.substr(0, i + skip);
        chunk.text = layout.substr(i + skip, length);
        chunk.after = layout.substr(i + skip + length);
        return chunk;
    }
    LayoutChunk rest;
    rest.before = layout;
    return rest;
}

} // namespace ws::sim
