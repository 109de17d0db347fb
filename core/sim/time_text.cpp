#include "sim/time_text.h"

#include "sim/go_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace ws::sim {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

bool isDigit(std::string_view text, std::size_t i)
{
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
}

/// The pieces that a layout may ask for.
enum class Piece : std::uint8_t {
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

struct Chunk {
    std::string_view before;
    Piece piece = Piece::None;
    std::string_view text; ///< the piece as the layout writes it
    std::string_view after;
    bool z = false, colon = false, minutes = false, seconds = false; ///< Offset
    int digits = 0; ///< Fraction
};

/// Tries offsets at the start of `rest`, the longest first.
bool matchOffset(std::string_view rest, Chunk& chunk, std::size_t& length)
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
Piece matchPiece(std::string_view rest, Chunk& chunk, std::size_t& length, std::size_t& skip)
{
    skip = 0;
    const auto starts = [rest](std::string_view word) { return rest.substr(0, word.size()) == word; };
    const auto found = [&length](Piece piece, std::size_t bytes) {
        length = bytes;
        return piece;
    };
    switch (rest[0]) {
    case 'J':
        if (starts("January"))
            return found(Piece::LongMonth, 7);
        if (starts("Jan") && !lowerFollows(rest, 3))
            return found(Piece::Month, 3);
        break;
    case 'M':
        if (starts("Monday"))
            return found(Piece::LongWeekday, 6);
        if (starts("Mon") && !lowerFollows(rest, 3))
            return found(Piece::Weekday, 3);
        if (starts("MST"))
            return found(Piece::ZoneName, 3);
        break;
    case '0': {
        static constexpr std::array<Piece, 6> kZero = {
            Piece::ZeroMonth, Piece::ZeroDay, Piece::ZeroHour12, Piece::ZeroMinute, Piece::ZeroSecond, Piece::Year};
        if (rest.size() >= 2 && rest[1] >= '1' && rest[1] <= '6')
            return found(kZero[static_cast<std::size_t>(rest[1] - '1')], 2);
        if (starts("002"))
            return found(Piece::ZeroYearDay, 3);
        break;
    }
    case '1':
        return starts("15") ? found(Piece::Hour, 2) : found(Piece::NumMonth, 1);
    case '2':
        return starts("2006") ? found(Piece::LongYear, 4) : found(Piece::Day, 1);
    case '_':
        if (starts("_2006")) {
            skip = 1;
            return found(Piece::LongYear, 4);
        }
        if (starts("_2"))
            return found(Piece::UnderDay, 2);
        if (starts("__2"))
            return found(Piece::UnderYearDay, 3);
        break;
    case '3':
        return found(Piece::Hour12, 1);
    case '4':
        return found(Piece::Minute, 1);
    case '5':
        return found(Piece::Second, 1);
    case 'P':
        if (starts("PM"))
            return found(Piece::UpperPm, 2);
        break;
    case 'p':
        if (starts("pm"))
            return found(Piece::LowerPm, 2);
        break;
    case '-':
    case 'Z':
        if (matchOffset(rest, chunk, length))
            return Piece::Offset;
        break;
    case '.':
    case ',': {
        if (rest.size() < 2 || (rest[1] != '0' && rest[1] != '9'))
            break;
        std::size_t end = 1;
        while (end < rest.size() && rest[end] == rest[1])
            ++end;
        if (isDigit(rest, end))
            break;
        chunk.digits = static_cast<int>(end) - 1;
        return found(rest[1] == '0' ? Piece::FractionZeros : Piece::FractionNines, end);
    }
    default:
        break;
    }
    return Piece::None;
}

Chunk nextChunk(std::string_view layout)
{
    for (std::size_t i = 0; i < layout.size(); ++i) {
        Chunk chunk;
        std::size_t length = 0;
        std::size_t skip = 0;
        chunk.piece = matchPiece(layout.substr(i), chunk, length, skip);
        if (chunk.piece == Piece::None)
            continue;
        chunk.before = layout.substr(0, i + skip);
        chunk.text = layout.substr(i + skip, length);
        chunk.after = layout.substr(i + skip + length);
        return chunk;
    }
    Chunk rest;
    rest.before = layout;
    return rest;
}

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

void appendOffset(std::string& out, const Chunk& chunk, int offset)
{
    if (chunk.z && offset == 0) {
        out += 'Z';
        return;
    }
    int minutes = offset / 60;
    const int magnitude = std::abs(offset);
    out += minutes < 0 ? '-' : '+';
    minutes = std::abs(minutes);
    appendNumber(out, minutes / 60, 2);
    if (chunk.minutes) {
        if (chunk.colon)
            out += ':';
        appendNumber(out, minutes % 60, 2);
    }
    if (chunk.seconds) {
        if (chunk.colon)
            out += ':';
        appendNumber(out, magnitude % 60, 2);
    }
}

void appendFraction(std::string& out, const Chunk& chunk, int nanosecond)
{
    std::string digits = std::to_string(nanosecond);
    digits.insert(0, 9 - digits.size(), '0');
    digits.resize(std::min<std::size_t>(static_cast<std::size_t>(chunk.digits), 9));
    if (chunk.piece == Piece::FractionNines) {
        while (!digits.empty() && digits.back() == '0')
            digits.pop_back();
        if (digits.empty())
            return;
    }
    out += chunk.text[0];
    out += digits;
}

void appendPiece(std::string& out, const Chunk& chunk, const CivilTime& time)
{
    const int hour = time.secondOfDay / 3600;
    const int hour12 = hour % 12 == 0 ? 12 : hour % 12;
    const std::string_view month = kMonths[static_cast<std::size_t>(time.month - 1)];
    const std::string_view day = kDays[static_cast<std::size_t>(time.weekday)];
    switch (chunk.piece) {
    case Piece::None:
        break;
    case Piece::LongMonth:
        out += month;
        break;
    case Piece::Month:
        out += month.substr(0, 3);
        break;
    case Piece::NumMonth:
        appendNumber(out, time.month, 0);
        break;
    case Piece::ZeroMonth:
        appendNumber(out, time.month, 2);
        break;
    case Piece::LongWeekday:
        out += day;
        break;
    case Piece::Weekday:
        out += day.substr(0, 3);
        break;
    case Piece::Day:
        appendNumber(out, time.day, 0);
        break;
    case Piece::UnderDay:
        appendNumber(out, time.day, 2, ' ');
        break;
    case Piece::ZeroDay:
        appendNumber(out, time.day, 2);
        break;
    case Piece::UnderYearDay:
        appendNumber(out, time.yearDay, 3, ' ');
        break;
    case Piece::ZeroYearDay:
        appendNumber(out, time.yearDay, 3);
        break;
    case Piece::Hour:
        appendNumber(out, hour, 2);
        break;
    case Piece::Hour12:
        appendNumber(out, hour12, 0);
        break;
    case Piece::ZeroHour12:
        appendNumber(out, hour12, 2);
        break;
    case Piece::Minute:
        appendNumber(out, time.secondOfDay % 3600 / 60, 0);
        break;
    case Piece::ZeroMinute:
        appendNumber(out, time.secondOfDay % 3600 / 60, 2);
        break;
    case Piece::Second:
        appendNumber(out, time.secondOfDay % 60, 0);
        break;
    case Piece::ZeroSecond:
        appendNumber(out, time.secondOfDay % 60, 2);
        break;
    case Piece::LongYear:
        appendNumber(out, time.year, 4);
        break;
    case Piece::Year:
        appendNumber(out, (time.year < 0 ? -time.year : time.year) % 100, 2);
        break;
    case Piece::UpperPm:
        out += hour >= 12 ? "PM" : "AM";
        break;
    case Piece::LowerPm:
        out += hour >= 12 ? "pm" : "am";
        break;
    case Piece::ZoneName:
        if (!time.zone.empty()) {
            out += time.zone;
        } else {
            out += time.offset < 0 ? '-' : '+';
            appendNumber(out, std::abs(time.offset) / 3600, 2);
            appendNumber(out, std::abs(time.offset) / 60 % 60, 2);
        }
        break;
    case Piece::Offset:
        appendOffset(out, chunk, time.offset);
        break;
    case Piece::FractionZeros:
    case Piece::FractionNines:
        appendFraction(out, chunk, time.nanosecond);
        break;
    }
}

// ---- parsing

class TimeParser {
public:
    TimeParser(std::string_view layout, std::string_view value)
        : m_layout(layout)
        , m_value(value)
    {
    }

    ParsedTime run()
    {
        for (;;) {
            const Chunk chunk = nextChunk(m_layout);
            std::string_view prefix = chunk.before;
            if (!skipPrefix(prefix))
                return fail(chunk.before, m_value, "");
            if (chunk.piece == Piece::None) {
                if (!m_value.empty())
                    return fail("", m_value, ": extra text: " + quoteForTime(m_value));
                break;
            }
            m_layout = chunk.after;
            const std::string_view hold = m_value;
            m_outOfRange.clear();
            const bool good = piece(chunk);
            if (!m_outOfRange.empty())
                return fail(chunk.text, m_value, ": " + m_outOfRange + " out of range");
            if (!good)
                return fail(chunk.text, hold, "");
        }
        return finish();
    }

private:
    ParsedTime fail(std::string_view element, std::string_view value, std::string message)
    {
        m_out.ok = false;
        m_out.layoutElement = element;
        m_out.valueElement = value;
        m_out.message = std::move(message);
        return m_out;
    }

    static void cutSpaces(std::string_view& text)
    {
        while (!text.empty() && text[0] == ' ')
            text.remove_prefix(1);
    }

    bool skipPrefix(std::string_view& prefix)
    {
        while (!prefix.empty()) {
            if (prefix[0] == ' ') {
                if (!m_value.empty() && m_value[0] != ' ')
                    return false;
                cutSpaces(prefix);
                cutSpaces(m_value);
                continue;
            }
            if (m_value.empty() || m_value[0] != prefix[0])
                return false;
            prefix.remove_prefix(1);
            m_value.remove_prefix(1);
        }
        return true;
    }

    /// One or two digits; exactly two if `fixed`.
    bool number(int& out, bool fixed)
    {
        if (!isDigit(m_value, 0))
            return false;
        const bool two = isDigit(m_value, 1);
        if (!two && fixed)
            return false;
        out = m_value[0] - '0';
        if (two)
            out = out * 10 + (m_value[1] - '0');
        m_value.remove_prefix(two ? 2 : 1);
        return true;
    }

    bool ranged(int& out, bool fixed, int low, int high, const char* name)
    {
        if (!number(out, fixed))
            return false;
        if (out < low || out > high)
            m_outOfRange = name;
        return true;
    }

    template <std::size_t N> bool name(const std::array<std::string_view, N>& names, std::size_t length, int& out)
    {
        for (std::size_t i = 0; i < N; ++i) {
            const std::string_view word = length == 0 ? names[i] : names[i].substr(0, length);
            if (m_value.size() < word.size())
                continue;
            const bool same = std::equal(word.begin(), word.end(), m_value.begin(), [](char a, char b) {
                return (static_cast<unsigned char>(a) | 0x20) == (static_cast<unsigned char>(b) | 0x20);
            });
            if (same) {
                out = static_cast<int>(i);
                m_value.remove_prefix(word.size());
                return true;
            }
        }
        return false;
    }

    /// '.' or ',' and digits, `bytes` in all, as nanoseconds.
    bool fraction(std::size_t bytes)
    {
        if (m_value.empty() || (m_value[0] != '.' && m_value[0] != ','))
            return false;
        int value = 0;
        for (std::size_t i = 1; i < 10; ++i) {
            const bool inside = i < bytes;
            if (inside && !isDigit(m_value, i))
                return false;
            value = value * 10 + (inside ? m_value[i] - '0' : 0);
        }
        for (std::size_t i = 10; i < bytes; ++i) {
            if (!isDigit(m_value, i))
                return false;
        }
        m_out.nanosecond = value;
        m_value.remove_prefix(bytes);
        return true;
    }

    bool piece(const Chunk& chunk)
    {
        int ignored = 0;
        switch (chunk.piece) {
        case Piece::None:
            return true;
        case Piece::Year: {
            int year = 0;
            if (!isDigit(m_value, 0) || !number(year, true))
                return false;
            m_out.year = year >= 69 ? 1900 + year : 2000 + year;
            return true;
        }
        case Piece::LongYear: {
            if (m_value.size() < 4)
                return false;
            int year = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                if (!isDigit(m_value, i))
                    return false;
                year = year * 10 + (m_value[i] - '0');
            }
            m_out.year = year;
            m_value.remove_prefix(4);
            return true;
        }
        case Piece::Month:
        case Piece::LongMonth:
            if (!name(kMonths, chunk.piece == Piece::Month ? 3 : 0, m_month))
                return false;
            ++m_month;
            return true;
        case Piece::NumMonth:
        case Piece::ZeroMonth:
            return ranged(m_month, chunk.piece == Piece::ZeroMonth, 1, 12, "month");
        case Piece::Weekday:
            return name(kDays, 3, ignored);
        case Piece::LongWeekday:
            return name(kDays, 0, ignored);
        case Piece::Day:
        case Piece::UnderDay:
        case Piece::ZeroDay:
            if (chunk.piece == Piece::UnderDay && !m_value.empty() && m_value[0] == ' ')
                m_value.remove_prefix(1);
            return number(m_day, chunk.piece == Piece::ZeroDay);
        case Piece::UnderYearDay:
        case Piece::ZeroYearDay:
            return yearDay(chunk.piece == Piece::UnderYearDay);
        case Piece::Hour:
            return ranged(m_out.hour, false, 0, 23, "hour");
        case Piece::Hour12:
        case Piece::ZeroHour12:
            return ranged(m_out.hour, chunk.piece == Piece::ZeroHour12, 0, 12, "hour");
        case Piece::Minute:
        case Piece::ZeroMinute:
            return ranged(m_out.minute, chunk.piece == Piece::ZeroMinute, 0, 59, "minute");
        case Piece::Second:
        case Piece::ZeroSecond:
            return second(chunk.piece == Piece::ZeroSecond);
        case Piece::UpperPm:
        case Piece::LowerPm: {
            const bool upper = chunk.piece == Piece::UpperPm;
            const std::string_view word = m_value.substr(0, 2);
            if (word != (upper ? "PM" : "pm") && word != (upper ? "AM" : "am"))
                return false;
            m_half = word == (upper ? "PM" : "pm") ? Half::Pm : Half::Am;
            m_value.remove_prefix(2);
            return true;
        }
        case Piece::ZoneName:
            return zoneName();
        case Piece::Offset:
            return offset(chunk);
        case Piece::FractionZeros: {
            const auto bytes = static_cast<std::size_t>(chunk.digits) + 1;
            return m_value.size() >= bytes && fraction(bytes);
        }
        case Piece::FractionNines: {
            if (m_value.size() < 2 || (m_value[0] != '.' && m_value[0] != ',') || !isDigit(m_value, 1))
                return true; // left out
            std::size_t bytes = 1;
            while (isDigit(m_value, bytes))
                ++bytes;
            return fraction(bytes);
        }
        }
        return false;
    }

    bool yearDay(bool under)
    {
        for (int i = 0; i < 2 && under && !m_value.empty() && m_value[0] == ' '; ++i)
            m_value.remove_prefix(1);
        int digits = 0;
        int value = 0;
        while (digits < 3 && isDigit(m_value, static_cast<std::size_t>(digits)))
            value = value * 10 + (m_value[static_cast<std::size_t>(digits++)] - '0');
        if (digits == 0 || (!under && digits != 3))
            return false;
        m_yearDay = value;
        m_value.remove_prefix(static_cast<std::size_t>(digits));
        return true;
    }

    bool second(bool fixed)
    {
        if (!ranged(m_out.second, fixed, 0, 59, "second"))
            return false;
        if (!m_outOfRange.empty() || m_value.size() < 2 || (m_value[0] != '.' && m_value[0] != ',')
            || !isDigit(m_value, 1))
            return true;
        // A fraction in the value that the layout does not mention.
        const Piece next = nextChunk(m_layout).piece;
        if (next == Piece::FractionZeros || next == Piece::FractionNines)
            return true;
        std::size_t bytes = 2;
        while (isDigit(m_value, bytes))
            ++bytes;
        return fraction(bytes);
    }

    bool offset(const Chunk& chunk)
    {
        if (chunk.z && !m_value.empty() && m_value[0] == 'Z') {
            m_value.remove_prefix(1);
            m_out.utc = true;
            return true;
        }
        const std::size_t bytes = chunk.text.size();
        if (m_value.size() < bytes)
            return false;
        const std::string_view text = m_value.substr(0, bytes);
        if (text[0] != '+' && text[0] != '-')
            return false;
        const int parts = chunk.seconds ? 3 : chunk.minutes ? 2 : 1;
        std::array<int, 3> values{};
        std::size_t at = 1;
        for (int i = 0; i < parts; ++i) {
            if (i > 0 && chunk.colon && text[at++] != ':')
                return false;
            if (!isDigit(text, at) || !isDigit(text, at + 1))
                return false;
            values[static_cast<std::size_t>(i)] = (text[at] - '0') * 10 + (text[at + 1] - '0');
            at += 2;
        }
        if (values[0] > 24)
            m_outOfRange = "time zone offset hour";
        if (values[1] > 60)
            m_outOfRange = "time zone offset minute";
        if (values[2] > 60)
            m_outOfRange = "time zone offset second";
        m_value.remove_prefix(bytes);
        m_out.hasOffset = true;
        m_out.offset = (values[0] * 60 + values[1]) * 60 + values[2];
        if (text[0] == '-')
            m_out.offset = -m_out.offset;
        return true;
    }

    /// How long the sign and hours after GMT are, 0 if they are none.
    static std::size_t signedHours(std::string_view text)
    {
        if (text.empty() || (text[0] != '+' && text[0] != '-'))
            return 0;
        std::size_t end = 1;
        int hours = 0;
        while (isDigit(text, end) && hours < 100)
            hours = hours * 10 + (text[end++] - '0');
        return end == 1 || hours >= 24 ? 0 : end;
    }

    bool zoneName()
    {
        if (m_value.substr(0, 3) == "UTC") {
            m_out.utc = true;
            m_value.remove_prefix(3);
            return true;
        }
        if (m_value.size() < 3)
            return false;
        std::size_t length = 0;
        if (m_value.substr(0, 4) == "ChST" || m_value.substr(0, 4) == "MeST") {
            length = 4;
        } else if (m_value.substr(0, 3) == "GMT") {
            length = 3 + signedHours(m_value.substr(3));
        } else if (m_value[0] == '+' || m_value[0] == '-') {
            length = signedHours(m_value);
        } else {
            while (length < 6 && length < m_value.size() && m_value[length] >= 'A' && m_value[length] <= 'Z')
                ++length;
            const bool fits = length == 3 || (length == 5 && m_value[4] == 'T')
                || (length == 4 && (m_value[3] == 'T' || m_value.substr(0, 4) == "WITA"));
            if (!fits)
                return false;
        }
        if (length == 0)
            return false;
        m_out.zone = m_value.substr(0, length);
        m_value.remove_prefix(length);
        return true;
    }

    static bool isLeap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

    static int daysIn(int month, std::int64_t year)
    {
        static constexpr std::array<int, 12> kDaysIn = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return month == 2 && isLeap(year) ? 29 : kDaysIn[static_cast<std::size_t>(month - 1)];
    }

    ParsedTime finish()
    {
        if (m_half == Half::Pm && m_out.hour < 12)
            m_out.hour += 12;
        else if (m_half == Half::Am && m_out.hour == 12)
            m_out.hour = 0;
        if (m_yearDay >= 0) {
            int day = m_yearDay;
            if (day < 1 || day > 365 + (isLeap(m_out.year) ? 1 : 0))
                return fail("", m_value, ": day-of-year out of range");
            int month = 1;
            while (day > daysIn(month, m_out.year))
                day -= daysIn(month++, m_out.year);
            if ((m_month >= 0 && m_month != month) || (m_day >= 0 && m_day != day))
                return fail("", m_value,
                    m_month >= 0 && m_month != month ? ": day-of-year does not match month"
                                                     : ": day-of-year does not match day");
            m_month = month;
            m_day = day;
        }
        m_out.month = m_month < 0 ? 1 : m_month;
        m_out.day = m_day < 0 ? 1 : m_day;
        if (m_out.day < 1 || m_out.day > daysIn(m_out.month, m_out.year))
            return fail("", m_value, ": day out of range");
        m_out.ok = true;
        return m_out;
    }

    enum class Half : std::uint8_t { None, Am, Pm };
    std::string_view m_layout;
    std::string_view m_value;
    ParsedTime m_out;
    int m_month = -1;
    int m_day = -1;
    int m_yearDay = -1;
    Half m_half = Half::None;
    std::string m_outOfRange;
};

} // namespace

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
        if (rest[0] != '.' && !isDigit(rest, 0))
            return invalid;
        std::uint64_t whole = 0;
        std::size_t i = 0;
        for (; isDigit(rest, i); ++i) {
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
            for (; isDigit(rest, i); ++i) {
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
        while (end < rest.size() && rest[end] != '.' && !isDigit(rest, end))
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

std::string formatTime(std::string_view layout, const CivilTime& time)
{
    std::string out;
    while (!layout.empty()) {
        const Chunk chunk = nextChunk(layout);
        out += chunk.before;
        if (chunk.piece == Piece::None)
            break;
        appendPiece(out, chunk, time);
        layout = chunk.after;
    }
    return out;
}

ParsedTime parseTime(std::string_view layout, std::string_view value)
{
    return TimeParser(layout, value).run();
}

std::string quoteForTime(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || byte < ' ') {
            out += "\\x";
            out += "0123456789abcdef"[byte >> 4];
            out += "0123456789abcdef"[byte & 15];
        } else {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
    }
    return out + '"';
}

} // namespace ws::sim
