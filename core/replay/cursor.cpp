#include "replay/cursor.h"

#include "base/assert.h"

#include <algorithm>

// Snapshots. A seek copies the nearest snapshot and walks at most half a spacing from there, in either direction. What
// the walk costs per event is constant; what the copy costs, and the memory of all snapshots together, grow with the
// number of goroutines and objects. So the spacing has a floor (below it more snapshots would gain nothing visible) and
// is otherwise what keeps all snapshots together within a budget: a fraction of the trace, but enough for a few dozen.
// Goroutines that do not exist yet are cut off a snapshot's tail: during a mass start most are missing.

namespace ws::replay {

namespace {

constexpr EventIndex kMinSpacing = 1U << 15;
constexpr std::size_t kMinBudgetBytes = std::size_t{64} << 20;

std::size_t bytesOf(const World& world)
{
    std::size_t bytes = sizeof(World) + world.goroutines.size() * sizeof(GoroutineState)
        + world.procs.size() * sizeof(ProcState) + world.objects.size() * sizeof(ObjectState)
        + world.maps.size() * sizeof(MapState);
    for (const MapState& map : world.maps)
        bytes += map.inside.size() * sizeof(MapVisitor) + map.cells.size() * sizeof(std::uint64_t);
    return bytes;
}

World cutSnapshot(const World& world)
{
    World snapshot = world;
    while (snapshot.goroutines.size() > 1 && snapshot.goroutines.back() == GoroutineState())
        snapshot.goroutines.pop_back();
    snapshot.goroutines.shrink_to_fit();
    return snapshot;
}

} // namespace

TraceIndex::TraceIndex(std::shared_ptr<const Trace> trace)
    : m_trace(std::move(trace))
{
    const std::size_t budget = std::max(kMinBudgetBytes, m_trace->events().size() * sizeof(Event) / 4);
    World world = initialWorld(*m_trace);
    m_history.previousOf.reserve(m_trace->size());
    m_snapshots.push_back(cutSnapshot(world));
    EventIndex lastSnapshot = 0;
    EventIndex spacing = kMinSpacing;
    while (world.position < m_trace->size()) {
        if (world.position - lastSnapshot >= spacing) {
            m_snapshots.push_back(cutSnapshot(world));
            lastSnapshot = world.position;
            const std::size_t affordable = std::max<std::size_t>(budget / bytesOf(world), 8);
            spacing = std::max(kMinSpacing, static_cast<EventIndex>(m_trace->size() / affordable));
        }
        applyAndRecord(*m_trace, world, m_history);
    }
    m_history.log.shrink_to_fit();
    m_snapshots.push_back(std::move(world));

    // Each goroutine's events, by a counting sort.
    const EventBuffer& events = m_trace->events();
    m_firstOfGoroutine.assign(m_snapshots.back().goroutines.size() + 1, 0);
    for (const Event& e : events)
        ++m_firstOfGoroutine[e.g + 1];
    for (std::size_t g = 1; g < m_firstOfGoroutine.size(); ++g)
        m_firstOfGoroutine[g] += m_firstOfGoroutine[g - 1];
    m_eventsByGoroutine.resize(events.size());
    std::vector<std::size_t> next(m_firstOfGoroutine.begin(), m_firstOfGoroutine.end() - 1);
    for (EventIndex i = 0; i < m_trace->size(); ++i)
        m_eventsByGoroutine[next[events[i].g]++] = i;
}

EventIndex TraceIndex::nearestSnapshot(EventIndex position) const
{
    const auto after = std::upper_bound(m_snapshots.begin(), m_snapshots.end(), position,
        [](EventIndex wanted, const World& world) { return wanted < world.position; });
    const EventIndex before = std::prev(after)->position;
    if (after == m_snapshots.end() || position - before <= after->position - position)
        return before;
    return after->position;
}

void TraceIndex::restore(EventIndex snapshotPosition, World& world) const
{
    const auto place = std::lower_bound(m_snapshots.begin(), m_snapshots.end(), snapshotPosition,
        [](const World& candidate, EventIndex wanted) { return candidate.position < wanted; });
    WS_ASSERT(place != m_snapshots.end() && place->position == snapshotPosition);
    world = *place;
    world.goroutines.resize(m_firstOfGoroutine.size() - 1);
}

std::size_t TraceIndex::memoryBytes() const
{
    std::size_t bytes = m_history.previousOf.capacity() * sizeof(EventIndex)
        + m_history.log.capacity() * sizeof(std::uint32_t) + m_eventsByGoroutine.capacity() * sizeof(EventIndex)
        + m_firstOfGoroutine.capacity() * sizeof(std::size_t);
    for (const World& snapshot : m_snapshots)
        bytes += bytesOf(snapshot);
    return bytes;
}

EventIndex TraceIndex::positionAt(std::uint64_t timeNs) const
{
    const auto& events = m_trace->events();
    const auto later = std::upper_bound(events.begin(), events.end(), timeNs,
        [](std::uint64_t wanted, const Event& event) { return wanted < event.timeNs; });
    return static_cast<EventIndex>(later - events.begin());
}

std::span<const EventIndex> TraceIndex::eventsOf(GoId g) const
{
    if (g + std::size_t{1} >= m_firstOfGoroutine.size())
        return {};
    return std::span(m_eventsByGoroutine)
        .subspan(m_firstOfGoroutine[g], m_firstOfGoroutine[g + 1] - m_firstOfGoroutine[g]);
}

EventIndex TraceIndex::nextOf(GoId g, EventIndex position) const
{
    const auto events = eventsOf(g);
    const auto place = std::lower_bound(events.begin(), events.end(), position);
    return place == events.end() ? m_trace->size() : *place;
}

EventIndex TraceIndex::previousOfGoroutine(GoId g, EventIndex position) const
{
    const auto events = eventsOf(g);
    const auto place = std::lower_bound(events.begin(), events.end(), position);
    return place == events.begin() ? m_trace->size() : *std::prev(place);
}

Cursor::Cursor(std::shared_ptr<const TraceIndex> index)
    : m_index(std::move(index))
{
    m_index->restore(0, m_world);
}

bool Cursor::step()
{
    if (m_world.position >= trace().size())
        return false;
    apply(trace(), m_world);
    return true;
}

bool Cursor::stepBack()
{
    if (m_world.position == 0)
        return false;
    undo(trace(), m_index->history(), m_world);
    return true;
}

void Cursor::seek(EventIndex position)
{
    position = std::min(position, trace().size());
    const auto distance = [position](EventIndex from) { return from < position ? position - from : from - position; };
    const EventIndex nearest = m_index->nearestSnapshot(position);
    if (distance(nearest) < distance(m_world.position) / 2)
        m_index->restore(nearest, m_world);
    while (m_world.position < position)
        apply(trace(), m_world);
    while (m_world.position > position)
        undo(trace(), m_index->history(), m_world);
}

} // namespace ws::replay
