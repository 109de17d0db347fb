#include "query/explainer.h"
#include "query/waits.h"

#include <fmt/format.h>

namespace ws::query {

std::string Explainer::overwritten(const std::string& now) const
{
    return fmt::format("The memory of {} was copied or assigned over as a whole: {}.", m_what, now);
}

std::string Explainer::wgCounter() const
{
    if (m_event.g == 0)
        return overwritten(fmt::format("its counter is {}", static_cast<std::int32_t>(m_event.a)));
    const auto now = static_cast<std::int32_t>(m_event.a);
    const auto was = static_cast<std::int32_t>(m_event.b);
    if (now > was)
        return now - was == 1
            ? fmt::format("{} adds 1 to {}: its counter is {}.", m_who, m_what, formatCount(positive(now)))
            : fmt::format("{} adds {} to {}: its counter is {}.", m_who, formatCount(positive(now - was)), m_what,
                formatCount(positive(now)));
    if (now < 0)
        return fmt::format("{} makes the counter of {} negative ({}): that is a panic.", m_who, m_what, now);
    const std::string done = was - now == 1 ? fmt::format("{} calls {}.Done()", m_who, m_what)
                                            : fmt::format("{} takes {} from {}", m_who, was - now, m_what);
    if (now == 0)
        return fmt::format("{}: the counter is zero, so {}.", done,
            object().waiters > 0 ? "whoever waits may go on" : "nobody has to wait");
    return fmt::format("{}: {} to go.", done, formatCount(positive(now)));
}

std::string Explainer::wgWaiters() const
{
    if (m_event.g == 0)
        return overwritten(fmt::format("it counts {}", plural(m_event.a, "waiter")));
    const auto now = static_cast<std::int32_t>(m_event.a);
    const auto was = static_cast<std::int32_t>(m_event.b);
    if (now > was)
        return fmt::format(
            "{} is going to wait for {}: its counter is {}.", m_who, m_what, formatCount(positive(object().value)));
    return now == 0 ? fmt::format("{} lets everybody go who waits for {}.", m_who, m_what)
                    : fmt::format("{} lets one go of those who wait for {}.", m_who, m_what);
}

std::string Explainer::lockAcquire() const
{
    if (info().kind == ObjectKind::Stdout)
        return fmt::format("{} takes the lock of {}: only one goroutine at a time may write to it.", m_who, m_what);
    const std::string_view verb = info().kind == ObjectKind::RWMutex ? "write-locks" : "locks";
    return fmt::format("{} {} {}: it is the only one inside.", m_who, verb, m_what);
}

std::string Explainer::lockRelease() const
{
    if (m_event.g == 0)
        return overwritten(fmt::format("{} no longer has it locked", goName(m_event.b)));
    const std::size_t waiting = waitersOf(m_world, m_event.obj).size();
    const std::string queue = waiting == 0 ? ", and nobody waits for it"
        : waiting == 1                     ? ", and 1 goroutine waits for it"
                                           : fmt::format(", and {} goroutines wait for it", formatCount(waiting));
    if (info().kind == ObjectKind::Stdout)
        return fmt::format("{} gives the lock of {} back{}.", m_who, m_what, queue);
    if (m_event.b != m_event.g && m_event.b != 0)
        return fmt::format("{} unlocks {}, which {} had locked{}.", m_who, m_what, goName(m_event.b), queue);
    return fmt::format("{} unlocks {}{}.", m_who, m_what, queue);
}

std::string Explainer::lockMode() const
{
    return m_event.a != 0
        ? fmt::format("Somebody has waited for {} for more than 1 ms: it enters starvation mode, and Unlock now hands "
                      "it over to the first in line.",
            m_what)
        : fmt::format("{} leaves starvation mode: whoever comes first may lock it again.", m_the);
}

std::string Explainer::rLock() const
{
    return fmt::format(
        "{} read-locks {}: {} {} inside.", m_who, m_what, plural(m_event.a, "reader"), m_event.a == 1 ? "is" : "are");
}

std::string Explainer::rUnlock() const
{
    if (m_event.g == 0)
        return overwritten(m_event.a == 0 ? "no reader is inside" : plural(m_event.a, "reader") + " inside");
    if (m_event.a == 0)
        return fmt::format("{} gives its read lock of {} back: no reader is left.", m_who, m_what);
    return fmt::format("{} gives its read lock of {} back: {} {} left.", m_who, m_what, plural(m_event.a, "reader"),
        m_event.a == 1 ? "is" : "are");
}

std::string Explainer::condSignal() const
{
    return m_event.a == 0
        ? fmt::format("{} signals {}, but nobody waits for it.", m_who, m_what)
        : fmt::format("{} signals {}: {} woken.", m_who, m_what,
            m_event.a == 1 ? "1 goroutine is" : fmt::format("{} goroutines are", formatCount(m_event.a)));
}

} // namespace ws::query
