#include "query/explainer.h"
#include "query/objects.h"

#include <fmt/format.h>

namespace ws::query {
namespace {

constexpr std::size_t kQuoteLength = 100;

/// The first line of a text, shortened for a caption.
std::string quote(std::string_view text)
{
    while (!text.empty() && text.front() == '\n')
        text.remove_prefix(1);
    const bool cut = text.find('\n') != std::string_view::npos && text.find('\n') + 1 < text.size();
    text = text.substr(0, text.find('\n'));
    if (text.size() <= kQuoteLength)
        return std::string(text) + (cut ? " …" : "");
    std::size_t end = kQuoteLength;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // never inside a UTF-8 character
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string kib(std::uint32_t kibibytes)
{
    return kibibytes < 10 * 1024 ? fmt::format("{}\u202fKiB", formatCount(kibibytes))
                                 : fmt::format("{}\u202fMiB", formatCount(kibibytes / 1024));
}

} // namespace

std::string Explainer::crash() const
{
    const std::string message = quote(m_trace.string(m_event.b));
    if (m_event.obj != 0 && info().kind == ObjectKind::Map) {
        const OtherVisitor other = otherVisitor(m_trace, m_world, m_world.position - 1);
        if (other.g == 0)
            return fmt::format("{} finds the write flag of {} not as it should be: {}.", m_who, m_the, message);
        if (!other.stillInside)
            return fmt::format("{} finds its write flag in {} gone, for {} was writing as well and has cleared it: {}.",
                m_who, m_the, goName(other.g), message);
        if (object().flag)
            return fmt::format("{} finds the write flag of {} set by {}: {}.", m_who, m_the, goName(other.g), message);
        return fmt::format("{} finds its write flag in {} gone, for {} is inside as well: {}.", m_who, m_the,
            goName(other.g), message);
    }
    const bool panicked = message.starts_with("panic");
    return fmt::format("{} {}: {}; the whole program ends with exit code {}.", m_who,
        panicked ? "panics, and nobody recovers" : "raises an error that nobody can recover", message,
        m_trace.run().exitCode);
}

std::string Explainer::panic() const
{
    return fmt::format("{} panics ({}): its deferred calls run now.", m_who, quote(m_trace.string(m_event.b)));
}

std::string Explainer::recover() const
{
    return fmt::format("{} recovers from its panic ({}): the function that panicked does not go on, its caller "
                       "does.",
        m_who, quote(m_trace.string(m_event.b)));
}

std::string Explainer::output() const
{
    return fmt::format(
        "{} writes to {}: {}", m_who, m_event.a == 2 ? "stderr" : "stdout", quote(m_trace.string(m_event.b)));
}

std::string Explainer::gcStart() const
{
    return fmt::format("A garbage collection starts: the heap has grown to {}.", kib(m_event.a));
}

std::string Explainer::gcEnd() const
{
    return fmt::format("The garbage collection ends: {} of {} are still in use.", kib(m_event.a), kib(m_event.b));
}

std::string Explainer::milestone() const
{
    std::string words = m_trace.string(m_event.b);
    if (words.ends_with('.'))
        return words;
    switch (static_cast<MilestoneKind>(m_event.a)) {
    case MilestoneKind::Crash:
        return fmt::format("The program dies: {}.", words);
    case MilestoneKind::Deadlock:
        return "The runtime finds that nothing can move any more: " + words; // Go's words end with a mark
    case MilestoneKind::Exit:
        if (const std::string& why = m_trace.run().message; !why.empty())
            return fmt::format("The process has ended, {}: {}", words, why);
        return fmt::format("The process has ended: {}.", words);
    case MilestoneKind::FirstTimeout:
        return fmt::format("Another client of the same server: {}.", words);
    case MilestoneKind::Limit:
        return fmt::format("The run stops at a limit: {}.", words);
    case MilestoneKind::None:
    case MilestoneKind::FirstWorker:
    case MilestoneKind::MainParks:
    case MilestoneKind::TimersFire:
    case MilestoneKind::FirstMeeting:
    case MilestoneKind::PartialDeadlock:
    case MilestoneKind::Stalled:
    case MilestoneKind::SessionsEnd:
    case MilestoneKind::LeakedConnection:
    case MilestoneKind::End:
        break;
    }
    return words + ".";
}

std::string Explainer::processStatus() const
{
    switch (static_cast<ProcessStatus>(m_event.a)) {
    case ProcessStatus::Alive:
        return "The process lives.";
    case ProcessStatus::Dying:
        return m_trace.run().outcome == Outcome::Deadlock
            ? "Nothing can move any more: the runtime freezes the program and prints all goroutines."
            : "The process is dying: no goroutine runs any more, no deferred call, no recover.";
    case ProcessStatus::Stalled:
        return "The pipe behind stderr is full and nobody reads it: the process neither runs nor dies.";
    case ProcessStatus::Exited:
        return fmt::format("The process is gone, with exit code {}.", m_trace.run().exitCode);
    }
    return {};
}

} // namespace ws::query
