#include "query/explainer.h"
#include "query/waits.h"

#include <fmt/format.h>

namespace ws::query {

std::string Explainer::fill() const
{
    return info().size == 0 ? std::string()
                            : fmt::format(" ({} of {})", formatCount(m_event.a), formatCount(info().size));
}

std::string Explainer::chanSend() const
{
    if (m_event.b != 0)
        return fmt::format(
            "{} hands a value over {} directly to {}, which was waiting.", m_who, m_the, goName(m_event.b));
    return fmt::format("{} puts a value into {}{}.", m_who, m_the, fill());
}

std::string Explainer::chanRecv() const
{
    if (m_event.b != 0)
        return fmt::format(
            "{} takes a value over {} directly from {}, which was waiting.", m_who, m_the, goName(m_event.b));
    if (object().closed && m_event.a == 0)
        return fmt::format("{} receives from {}, which is closed{}.", m_who, m_the,
            info().size == 0 ? "" : " and empty or was just emptied");
    return fmt::format("{} takes a value out of {}{}.", m_who, m_the, fill());
}

std::string Explainer::chanClose() const
{
    const std::size_t waiting = waitersOf(m_world, m_event.obj).size();
    if (waiting == 0)
        return fmt::format("{} closes {}: nobody waits at it.", m_who, m_the);
    return fmt::format("{} closes {}: {} waiting at it {} woken.", m_who, m_the, plural(waiting, "goroutine"),
        waiting == 1 ? "is" : "are");
}

std::string Explainer::timerFire() const
{
    if (m_event.a != 0)
        return fmt::format("A timer fires and wakes {}.", goName(m_event.a));
    if (m_event.obj != 0)
        return fmt::format("A timer fires and sends the time to {}.", m_the);
    return "A timer fires.";
}

} // namespace ws::query
