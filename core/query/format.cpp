#include "query/format.h"

#include "trace/labels.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::query {

namespace {

constexpr std::string_view kThin = "\u202f";

/// The digits after the point in groups of three: "000873" becomes "000 873".
std::string groupedFraction(std::string_view digits)
{
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && i % 3 == 0)
            text += kThin;
        text += digits[i];
    }
    return text;
}

std::string withUnit(std::uint64_t thousandths, std::string_view unit)
{
    // Two significant places after the point are enough for a stage: 12.5 µs, 3 ms, 1.25 s.
    const std::uint64_t whole = thousandths / 1000;
    std::uint64_t rest = thousandths % 1000;
    if (whole >= 100)
        rest = 0;
    else if (whole >= 10)
        rest = rest / 100 * 100;
    else
        rest = rest / 10 * 10;
    std::string text = formatCount(whole);
    if (rest != 0) {
        std::string digits = fmt::format("{:03}", rest);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return text + std::string(kThin) + std::string(unit);
}

} // namespace

std::string formatCount(std::uint64_t number)
{
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0)
            text += kThin;
        text += digits[i];
    }
    return text;
}

std::string formatTime(std::uint64_t timeNs)
{
    const std::uint64_t us = timeNs / 1000;
    return fmt::format(
        "{}.{}{}s", formatCount(us / 1'000'000), groupedFraction(fmt::format("{:06}", us % 1'000'000)), kThin);
}

std::string formatTimeExact(std::uint64_t timeNs)
{
    return fmt::format("{}.{}{}s", formatCount(timeNs / 1'000'000'000),
        groupedFraction(fmt::format("{:09}", timeNs % 1'000'000'000)), kThin);
}

std::string formatDuration(std::uint64_t ns)
{
    if (ns < 1000)
        return fmt::format("{}{}ns", ns, kThin);
    if (ns < 1'000'000)
        return withUnit(ns, "µs");
    if (ns < 1'000'000'000)
        return withUnit(ns / 1000, "ms");
    return withUnit(ns / 1'000'000, "s");
}

std::string formatPosition(EventIndex position, EventIndex size)
{
    return fmt::format("event {} of {}", formatCount(position), formatCount(size));
}

std::string plural(std::uint64_t number, std::string_view one, std::string_view many)
{
    if (number == 1)
        return fmt::format("1 {}", one);
    return many.empty() ? fmt::format("{} {}s", formatCount(number), one)
                        : fmt::format("{} {}", formatCount(number), many);
}

std::string goName(GoId g)
{
    if (g == 0)
        return "the runtime";
    return g == 1 ? "main" : fmt::format("G{}", g);
}

std::string queueName(std::uint32_t p)
{
    return p == kNoProc ? "the global queue" : fmt::format("P{}", p);
}

std::string objectName(const Trace& trace, ObjectId object)
{
    const ObjectInfo& info = trace.object(object);
    if (const std::string& name = trace.string(info.name); !name.empty())
        return name;
    switch (info.kind) {
    case ObjectKind::None:
        return "something";
    case ObjectKind::Stdout:
        return "stdout";
    case ObjectKind::Map:
    case ObjectKind::WaitGroup:
    case ObjectKind::Mutex:
    case ObjectKind::Cond:
    case ObjectKind::Chan:
    case ObjectKind::Pool:
    case ObjectKind::Conn:
    case ObjectKind::Semaphore:
    case ObjectKind::Timer:
    case ObjectKind::SyncMap:
        return fmt::format("a {}", kindName(info.kind));
    case ObjectKind::RWMutex:
    case ObjectKind::Once:
        return fmt::format("an {}", kindName(info.kind));
    }
    return {};
}

std::string objectNameWithKind(const Trace& trace, ObjectId object)
{
    const ObjectInfo& info = trace.object(object);
    const std::string& name = trace.string(info.name);
    if (name.empty() || info.kind == ObjectKind::Conn || info.kind == ObjectKind::Stdout
        || info.kind == ObjectKind::None)
        return objectName(trace, object);
    return fmt::format("the {} {}", kindName(info.kind), name);
}

StackId userFrame(const Trace& trace, StackId stack)
{
    while (stack != 0) {
        const StackFrame& frame = trace.frame(stack);
        if (frame.file < trace.files().size() && trace.files()[frame.file].user)
            return stack;
        stack = frame.parent;
    }
    return 0;
}

std::string userPosition(const Trace& trace, StackId stack)
{
    const StackId user = userFrame(trace, stack);
    if (user == 0)
        return {};
    const StackFrame& frame = trace.frame(user);
    return fmt::format("{}:{}", trace.files()[frame.file].name, frame.line);
}

std::string sourceLine(const SourceFile& file, std::uint32_t line)
{
    std::string_view text = file.text;
    for (std::uint32_t i = 1; i < line; ++i) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return {};
        text.remove_prefix(end + 1);
    }
    text = text.substr(0, text.find('\n'));
    // A comment that ends the line is for readers of the file; "//" inside a string (an URL) follows a colon.
    for (std::size_t at = text.find("//"); at != std::string_view::npos; at = text.find("//", at + 2)) {
        if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t') {
            text = text.substr(0, at);
            break;
        }
    }
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::string sentence(std::string text)
{
    if (!text.empty() && !text.starts_with("main ") && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace ws::query
