#include "ui/theme/words.h"

#include "trace/labels.h"

#include <array>

using namespace Qt::StringLiterals;

namespace ws::ui {

namespace {

constexpr QChar kThinSpace(0x2009);

QString grouped(const QString& digits, bool fromLeft)
{
    QString result;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const bool edge = fromLeft ? i % 3 == 0 : (digits.size() - i) % 3 == 0;
        if (i > 0 && edge)
            result += kThinSpace;
        result += digits[i];
    }
    return result;
}

} // namespace

QString fromStd(const std::string& text)
{
    return QString::fromStdString(text);
}

QString number(std::uint64_t value)
{
    return grouped(QString::number(value), false);
}

QString exactTime(std::uint64_t timeNs)
{
    const std::uint64_t seconds = timeNs / 1'000'000'000;
    const QString rest = u"%1"_s.arg(timeNs % 1'000'000'000, 9, 10, QLatin1Char('0'));
    return u"%1.%2 s"_s.arg(seconds).arg(grouped(rest, true));
}

QString shortTime(std::uint64_t timeNs)
{
    if (timeNs == 0)
        return u"0"_s;
    const auto decimal = [](std::uint64_t value, std::uint64_t unit, QStringView name) {
        QString fraction = QString::number(value % unit + unit).mid(1);
        while (fraction.endsWith(QLatin1Char('0')))
            fraction.chop(1);
        const QString whole = QString::number(value / unit);
        return (fraction.isEmpty() ? whole : whole + QLatin1Char('.') + grouped(fraction, true)) + QLatin1Char(' ')
            + name.toString();
    };
    if (timeNs >= 1'000'000'000)
        return decimal(timeNs, 1'000'000'000, u"s");
    if (timeNs >= 1'000'000)
        return decimal(timeNs, 1'000'000, u"ms");
    if (timeNs >= 1'000)
        return decimal(timeNs, 1'000, u"µs");
    return u"%1 ns"_s.arg(timeNs);
}

QString goName(trace::GoId g)
{
    return u"G%1"_s.arg(g);
}

QString kindText(trace::ObjectKind kind)
{
    using trace::ObjectKind;
    switch (kind) {
    case ObjectKind::None:
        return u"nothing"_s;
    case ObjectKind::Map:
        return u"map"_s;
    case ObjectKind::WaitGroup:
        return u"sync.WaitGroup"_s;
    case ObjectKind::Mutex:
        return u"sync.Mutex"_s;
    case ObjectKind::RWMutex:
        return u"sync.RWMutex"_s;
    case ObjectKind::Cond:
        return u"sync.Cond"_s;
    case ObjectKind::Once:
        return u"sync.Once"_s;
    case ObjectKind::Chan:
        return u"channel"_s;
    case ObjectKind::Pool:
        return u"connection pool"_s;
    case ObjectKind::Conn:
        return u"connection"_s;
    case ObjectKind::Stdout:
        return u"stdout"_s;
    case ObjectKind::Semaphore:
        return u"semaphore"_s;
    case ObjectKind::Timer:
        return u"timer"_s;
    case ObjectKind::SyncMap:
        return u"sync.Map"_s;
    }
    return {};
}

QString objectName(const trace::Trace& trace, trace::ObjectId object)
{
    if (object == 0 || object >= trace.objects().size())
        return {};
    const trace::ObjectInfo& info = trace.object(object);
    const std::string& name = trace.string(info.name);
    if (!name.empty())
        return fromStd(name);
    if (info.kind == trace::ObjectKind::Conn)
        return u"connection #%1"_s.arg(info.size);
    if (info.kind == trace::ObjectKind::Stdout || info.kind == trace::ObjectKind::Pool)
        return kindText(info.kind);
    return u"%1 #%2"_s.arg(kindText(info.kind)).arg(object);
}

QString eventName(trace::EventKind kind)
{
    static constexpr std::array kNames{
#define X(name, meaning) u## #name,
        WS_TRACE_EVENT_KINDS(X)
#undef X
    };
    return QString::fromUtf16(kNames[static_cast<std::size_t>(kind)]);
}

QString goLabel(const trace::Trace& trace, trace::State state, trace::Reason reason)
{
    if (state == trace::State::Done)
        return u"returned"_s;
    if (state == trace::State::Absent)
        return u"not started"_s;
    const std::string_view label = trace::statusLabel(state, reason, trace.run().goVersion);
    return QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
}

} // namespace ws::ui
