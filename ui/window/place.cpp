#include "ui/main_window.h"

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace ws::ui {

namespace {

std::optional<std::uint64_t> parseCount(QStringView text)
{
    QString digits;
    for (const QChar letter : text) {
        if (letter.isDigit())
            digits += letter;
        else if (!letter.isSpace())
            return std::nullopt;
    }
    bool ok = false;
    const qulonglong value = digits.toULongLong(&ok);
    return ok ? std::optional<std::uint64_t>(value) : std::nullopt;
}

/// "1.5s", "250 ms", "3us", "40 ns": decimals are exact to the nanosecond.
std::optional<std::uint64_t> parseDuration(QStringView text)
{
    static const std::array<std::pair<QStringView, int>, 5> kUnits{
        {{u"ms", 6}, {u"us", 3}, {u"µs", 3}, {u"ns", 0}, {u"s", 9}}};
    for (const auto& [unit, digits] : kUnits) {
        if (!text.endsWith(unit))
            continue;
        QString number = text.chopped(unit.size()).toString();
        number.removeIf([](QChar letter) { return letter.isSpace(); });
        const qsizetype point = number.indexOf(u'.');
        QString fraction = point < 0 ? QString() : number.mid(point + 1);
        const QString whole = point < 0 ? number : number.left(point);
        if (whole.isEmpty() && fraction.isEmpty())
            return std::nullopt;
        fraction = fraction.leftJustified(digits, u'0', true);
        const QString all = whole + fraction;
        for (const QChar letter : all) {
            if (letter < u'0' || letter > u'9')
                return std::nullopt;
        }
        bool ok = false;
        const qulonglong value = all.toULongLong(&ok);
        return ok ? std::optional<std::uint64_t>(value) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<Place> parsePlace(QStringView text)
{
    text = text.trimmed();
    if (text == u"start"_s)
        return Place{Place::Kind::Start, 0};
    if (text == u"crash"_s)
        return Place{Place::Kind::Crash, 0};
    if (text == u"end"_s)
        return Place{Place::Kind::End, 0};
    const bool event = text.startsWith(u"event:"_s);
    const bool time = text.startsWith(u"time:"_s);
    if (event)
        text = text.mid(6);
    else if (time)
        text = text.mid(5);
    if (!time) {
        if (const auto value = parseCount(text))
            return Place{Place::Kind::Event, *value};
        if (event)
            return std::nullopt;
    }
    if (const auto value = parseDuration(text))
        return Place{Place::Kind::Time, *value};
    return std::nullopt;
}

} // namespace ws::ui
