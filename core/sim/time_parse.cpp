#include "base/ascii.h"
#include "sim/time_layout.h"
#include "sim/time_text.h"

#include <algorithm>
#include <array>

namespace ws::sim {
namespace {

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
            const LayoutChunk chunk = nextChunk(m_layout);
            std::string_view prefix = chunk.before;
            if (!skipPrefix(prefix))
                return fail(chunk.before, m_value, "");
            if (chunk.piece == LayoutPiece::None) {
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
        if (!digitAt(m_value, 0))
            return false;
        const bool two = digitAt(m_value, 1);
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
        const std::size_t end = std::min<std::size_t>(bytes, 10); // more digits than nine are not looked at
        const bool negative = m_value[1] == '-'; // Go's atoi takes a sign
        int value = 0;
        for (std::size_t i = negative || m_value[1] == '+' ? 2 : 1; i < end; ++i) {
            if (!digitAt(m_value, i))
                return false;
            value = value * 10 + (m_value[i] - '0');
        }
        for (std::size_t i = end; i < 10; ++i)
            value *= 10;
        if (negative && value > 0)
            m_outOfRange = "fractional second";
        m_out.nanosecond = value;
        m_value.remove_prefix(bytes);
        return true;
    }

    bool piece(const LayoutChunk& chunk)
    {
        int ignored = 0;
        switch (chunk.piece) {
        case LayoutPiece::None:
            return true;
        case LayoutPiece::Year: {
            const bool negative = !m_value.empty() && m_value[0] == '-'; // Go's atoi takes a sign
            const bool sign = negative || (!m_value.empty() && m_value[0] == '+');
            if (!digitAt(m_value, 1) || (!sign && !digitAt(m_value, 0)))
                return false;
            int year = (sign ? 0 : (m_value[0] - '0') * 10) + (m_value[1] - '0');
            if (negative)
                year = -year;
            m_out.year = year >= 69 ? 1900 + year : 2000 + year;
            m_value.remove_prefix(2);
            return true;
        }
        case LayoutPiece::LongYear: {
            if (m_value.size() < 4)
                return false;
            int year = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                if (!digitAt(m_value, i))
                    return false;
                year = year * 10 + (m_value[i] - '0');
            }
            m_out.year = year;
            m_value.remove_prefix(4);
            return true;
        }
        case LayoutPiece::Month:
        case LayoutPiece::LongMonth:
            if (!name(kMonths, chunk.piece == LayoutPiece::Month ? 3 : 0, m_month))
                return false;
            ++m_month;
            return true;
        case LayoutPiece::NumMonth:
        case LayoutPiece::ZeroMonth:
            return ranged(m_month, chunk.piece == LayoutPiece::ZeroMonth, 1, 12, "month");
        case LayoutPiece::Weekday:
            return name(kDays, 3, ignored);
        case LayoutPiece::LongWeekday:
            return name(kDays, 0, ignored);
        case LayoutPiece::Day:
        case LayoutPiece::UnderDay:
        case LayoutPiece::ZeroDay:
            if (chunk.piece == LayoutPiece::UnderDay && !m_value.empty() && m_value[0] == ' ')
                m_value.remove_prefix(1);
            return number(m_day, chunk.piece == LayoutPiece::ZeroDay);
        case LayoutPiece::UnderYearDay:
        case LayoutPiece::ZeroYearDay:
            return yearDay(chunk.piece == LayoutPiece::UnderYearDay);
        case LayoutPiece::Hour:
            return ranged(m_out.hour, false, 0, 23, "hour");
        case LayoutPiece::Hour12:
        case LayoutPiece::ZeroHour12:
            return ranged(m_out.hour, chunk.piece == LayoutPiece::ZeroHour12, 0, 12, "hour");
        case LayoutPiece::Minute:
        case LayoutPiece::ZeroMinute:
            return ranged(m_out.minute, chunk.piece == LayoutPiece::ZeroMinute, 0, 59, "minute");
        case LayoutPiece::Second:
        case LayoutPiece::ZeroSecond:
            return second(chunk.piece == LayoutPiece::ZeroSecond);
        case LayoutPiece::UpperPm:
        case LayoutPiece::LowerPm: {
            const bool upper = chunk.piece == LayoutPiece::UpperPm;
            const std::string_view word = m_value.substr(0, 2);
            if (word != (upper ? "PM" : "pm") && word != (upper ? "AM" : "am"))
                return false;
            m_half = word == (upper ? "PM" : "pm") ? Half::Pm : Half::Am;
            m_value.remove_prefix(2);
            return true;
        }
        case LayoutPiece::ZoneName:
            return zoneName();
        case LayoutPiece::Offset:
            return offset(chunk);
        case LayoutPiece::FractionZeros: {
            const auto bytes = static_cast<std::size_t>(chunk.digits) + 1;
            return m_value.size() >= bytes && fraction(bytes);
        }
        case LayoutPiece::FractionNines: {
            if (m_value.size() < 2 || (m_value[0] != '.' && m_value[0] != ',') || !digitAt(m_value, 1))
                return true; // left out
            std::size_t bytes = 1;
            while (digitAt(m_value, bytes))
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
        while (digits < 3 && digitAt(m_value, static_cast<std::size_t>(digits)))
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
            || !digitAt(m_value, 1))
            return true;
        // A fraction in the value that the layout does not mention.
        const LayoutPiece next = nextChunk(m_layout).piece;
        if (next == LayoutPiece::FractionZeros || next == LayoutPiece::FractionNines)
            return true;
        std::size_t bytes = 2;
        while (digitAt(m_value, bytes))
            ++bytes;
        return fraction(bytes);
    }

    bool offset(const LayoutChunk& chunk)
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
        const int parts = chunk.seconds ? 3 : chunk.minutes ? 2 : 1;
        if (chunk.colon && (text[3] != ':' || (parts == 3 && text[6] != ':')))
            return false;
        // Numbers out of range are worse than what is no number, and than a sign that is none.
        std::array<int, 3> values{};
        bool good = true;
        std::size_t at = 1;
        for (int i = 0; i < parts && good; ++i, at += chunk.colon ? 3 : 2) {
            good = digitAt(text, at) && digitAt(text, at + 1);
            if (good)
                values[static_cast<std::size_t>(i)] = (text[at] - '0') * 10 + (text[at + 1] - '0');
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
        return good && (text[0] == '+' || text[0] == '-');
    }

    /// How long the sign and hours after GMT are, 0 if they are none.
    static std::size_t signedHours(std::string_view text)
    {
        if (text.empty() || (text[0] != '+' && text[0] != '-'))
            return 0;
        std::size_t end = 1;
        int hours = 0;
        while (digitAt(text, end) && hours < 100)
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
