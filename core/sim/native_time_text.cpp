#include "base/quote.h"
#include "sim/duration_text.h"
#include "sim/native_support.h"
#include "sim/time_text.h"

/// The text half of package time's natives; what waits is the scheduler's.
namespace ws::sim {
namespace {

NativeStatus durationString(NativeCall& call)
{
    return giveString(call, durationText(intParam(call, 2)));
}

/// func rt_parseDuration(s string) (d int64, problem int)
NativeStatus parseDurationNative(NativeCall& call)
{
    const ParsedDuration parsed = parseDuration(stringParam(call, 2));
    giveInt(call, parsed.nanoseconds);
    return giveInt(call, static_cast<int>(parsed.problem), 1);
}

NativeStatus durationUnit(NativeCall& call)
{
    return giveString(call, parseDuration(stringParam(call, 2)).unit);
}

NativeStatus quote(NativeCall& call)
{
    return giveString(call, quoteForTime(stringParam(call, 2)));
}

NativeStatus goQuote(NativeCall& call)
{
    std::string text;
    appendQuoted(text, stringParam(call, 2), '"', QuoteMode::Normal);
    return giveString(call, text);
}

/// func rt_format(layout string, year, month, day, weekday, yearDay, secondOfDay, nsec int, zone string, offset int)
/// string
NativeStatus format(NativeCall& call)
{
    CivilTime time;
    time.year = intParam(call, 4);
    time.month = static_cast<int>(intParam(call, 5));
    time.day = static_cast<int>(intParam(call, 6));
    time.weekday = static_cast<int>(intParam(call, 7));
    time.yearDay = static_cast<int>(intParam(call, 8));
    time.secondOfDay = static_cast<int>(intParam(call, 9));
    time.nanosecond = static_cast<int>(intParam(call, 10));
    time.zone = stringParam(call, 11);
    time.offset = static_cast<int>(intParam(call, 13));
    return giveString(call, formatTime(stringParam(call, 2), time));
}

/// func rt_parse(layout, value string, out *parsed)
NativeStatus parse(NativeCall& call)
{
    const ParsedTime time = parseTime(stringParam(call, 0), stringParam(call, 2));
    const Addr out = call.window[4];
    Heap& heap = call.machine.heap();
    std::uint64_t at = 0;
    const auto number = [&](std::int64_t value) {
        heap.store(out + at, value);
        at += 8;
    };
    const auto text = [&](std::string_view value) {
        Addr copy = 0;
        if (!value.empty()) {
            copy = allocateFor(call, value.size(), Scan::No);
            if (copy == 0)
                return false;
            std::memcpy(heap.host(copy), value.data(), value.size());
        }
        heap.store(out + at, copy);
        heap.store<std::uint64_t>(out + at + 8, value.size());
        at += 16;
        return true;
    };
    for (const std::int64_t value :
        {time.year, std::int64_t{time.month}, std::int64_t{time.day}, std::int64_t{time.hour},
            std::int64_t{time.minute}, std::int64_t{time.second}, std::int64_t{time.nanosecond},
            std::int64_t{time.offset}, std::int64_t{time.hasOffset}, std::int64_t{time.utc}})
        number(value);
    for (const std::string& value : {time.zone, time.layoutElement, time.valueElement, time.message}) {
        if (!text(value))
            return NativeStatus::Stop;
    }
    number(time.ok ? 1 : 0);
    return NativeStatus::Done;
}

constexpr std::uint32_t kTextPs = 80'000;

constexpr NativeEntry kTable[] = {
    {"time.rt_durationString", durationString, 40'000},
    {"time.rt_parseDuration", parseDurationNative, kTextPs},
    {"time.rt_durationUnit", durationUnit, kTextPs},
    {"time.quote", quote, 20'000},
    {"time.rt_quote", goQuote, 20'000},
    {"time.rt_format", format, kTextPs},
    {"time.rt_parse", parse, kTextPs},
};

} // namespace

NativeTable timeTextNatives()
{
    return kTable;
}

} // namespace ws::sim
