#include "query/explainer.h"

#include <fmt/format.h>

namespace ws::query {
namespace {

std::string_view doing(std::uint32_t how)
{
    return how == 1 ? "writing" : how == 2 ? "reading" : "iterating over";
}

} // namespace

const replay::MapVisitor* Explainer::otherInside() const
{
    const replay::MapVisitor* found = nullptr;
    for (const replay::MapVisitor& visitor : m_world.mapOf(m_event.obj).inside) {
        if (visitor.g != m_event.g && (found == nullptr || (found->how != 1 && visitor.how == 1)))
            found = &visitor;
    }
    return found;
}

std::string Explainer::mapEnter() const
{
    const std::string_view verb = m_event.a == 1 ? "write" : m_event.a == 2 ? "read" : "iterate over";
    const replay::MapVisitor* other = otherInside();
    if (other == nullptr)
        return fmt::format("{} begins to {} {}; nobody else is inside.", m_who, verb, m_the);
    if (other->how != 1 && m_event.a != 1)
        return fmt::format("{} begins to {} {} while {} is {} it, which is allowed.", m_who, verb, m_the,
            goName(other->g), doing(other->how));
    return fmt::format(
        "{} begins to {} {} while {} is {} it: a data race.", m_who, verb, m_the, goName(other->g), doing(other->how));
}

std::string Explainer::mapLeave() const
{
    return fmt::format("{} has finished {} {}.", m_who, doing(m_event.a), m_the);
}

std::string Explainer::mapFlag() const
{
    const replay::MapVisitor* other = otherInside();
    if (m_event.a == m_event.b)
        return fmt::format("{} leaves the write flag of {} as it is.", m_who, m_the);
    if (m_event.a != 0)
        return fmt::format(
            "{} sets the write flag of {}: whoever looks now will see that it is being written.", m_who, m_the);
    if (other != nullptr && other->how == 1)
        return fmt::format(
            "{} clears the write flag of {}, although {} is still writing.", m_who, m_the, goName(other->g));
    return fmt::format("{} clears the write flag of {}.", m_who, m_the);
}

std::string Explainer::mapInsert() const
{
    return fmt::format(
        "{} puts a new key into {}, which now has {}.", m_who, m_the, plural(positive(object().value), "key"));
}

std::string Explainer::mapDelete() const
{
    return fmt::format(
        "{} takes a key out of {}, which now has {}.", m_who, m_the, plural(positive(object().value), "key"));
}

std::string Explainer::mapClear() const
{
    return fmt::format("{} empties {}: {} gone.", m_who, m_the,
        m_event.b == 1 ? "1 key is" : fmt::format("{} keys are", formatCount(m_event.b)));
}

} // namespace ws::query
