#include "query/explainer.h"

#include <fmt/format.h>

namespace ws::query {

std::string Explainer::poolName() const
{
    return objectName(m_trace, info().parent);
}

std::string Explainer::useOfPool() const
{
    const replay::ObjectState& pool = m_world.objects[info().parent];
    const std::uint64_t inUse = positive(pool.inUse);
    const std::string number = pool.value > 0
        ? fmt::format("{} of {}", formatCount(inUse), formatCount(positive(pool.value)))
        : formatCount(inUse);
    return number + (inUse == 1 ? " is" : " are");
}

std::string Explainer::allTaken(const replay::ObjectState& pool)
{
    const std::uint64_t limit = positive(pool.value > 0 ? pool.value : pool.open);
    return limit == 1 ? std::string("somebody has the only connection")
                      : fmt::format("others have all {} connections", formatCount(limit));
}

std::string Explainer::poolLimit() const
{
    return m_event.a == 0 ? fmt::format("{} lets {} open as many connections as it likes.", m_who, m_what)
                          : fmt::format("{} limits {} to {}.", m_who, m_what, plural(m_event.a, "open connection"));
}

std::string Explainer::poolWaiters() const
{
    const auto now = static_cast<std::int32_t>(m_event.a);
    const auto was = static_cast<std::int32_t>(m_event.b);
    const std::string waiting = now == 0 ? "nobody waits" : plural(positive(now), "goroutine waits", "goroutines wait");
    if (now > was)
        return fmt::format("{} needs a connection, but {} of {}: {}.", m_who, allTaken(object()), m_what, waiting);
    return fmt::format("One of those who wait for a connection of {} is served; {} now.", m_what, waiting);
}

std::string Explainer::poolTimeout() const
{
    if (m_event.g == 0)
        return fmt::format("Another client times out while it checks out a connection from {}: that makes {}.", m_what,
            plural(m_event.a, "timeout"));
    return fmt::format("{} has waited too long for a connection of {} and gives up: that makes {}.", m_who, m_what,
        plural(m_event.a, "timeout"));
}

std::string Explainer::connOpen() const
{
    const replay::ObjectState& pool = m_world.objects[info().parent];
    const std::string of = pool.value > 0 ? fmt::format(" of {}", formatCount(positive(pool.value))) : "";
    return fmt::format("{} dials {} for {}: {}{} {} open.", m_who, m_what, poolName(), formatCount(positive(pool.open)),
        of, pool.open == 1 && of.empty() ? "is" : "are");
}

std::string Explainer::connCheckout() const
{
    return fmt::format("{} takes {} out of {}: {} in use.", m_who, m_what, poolName(), useOfPool());
}

std::string Explainer::connReturn() const
{
    if (m_event.b != m_event.g && m_event.b != 0)
        return fmt::format("{} gives {} back to {}, which {} had taken: {} in use.", m_who, m_what, poolName(),
            goName(m_event.b), useOfPool());
    return fmt::format("{} gives {} back to {}: {} in use.", m_who, m_what, poolName(), useOfPool());
}

std::string Explainer::connClose() const
{
    return fmt::format("{} closes {}{}.", m_who, m_what,
        m_event.b != 0 && m_event.b != m_event.g ? fmt::format(", which {} held", goName(m_event.b)) : std::string());
}

std::string Explainer::sessionEnd() const
{
    return m_event.b == 0 ? fmt::format("The server ends the session of {}, which was idle.", m_what)
                          : fmt::format("The server ends the session of {}, which {} held.", m_what, goName(m_event.b));
}

} // namespace ws::query
