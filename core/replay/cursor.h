#pragma once

#include "replay/world.h"

#include <memory>
#include <vector>

namespace ws::replay {

/// Derived once from a Trace and shared by all cursors: each goroutine's chain of events and sparse snapshots.
class TraceIndex {
public:
    explicit TraceIndex(std::shared_ptr<const Trace> trace);
    [[nodiscard]] const Trace& trace() const { return *m_trace; }
    [[nodiscard]] std::shared_ptr<const Trace> shared() const { return m_trace; }
    [[nodiscard]] const std::vector<EventIndex>& previousOf() const { return m_previousOf; }
    /// The nearest snapshot at or before `position`.
    [[nodiscard]] const World& snapshotBefore(EventIndex position) const;
    /// First position whose event is later than timeNs.
    [[nodiscard]] EventIndex positionAt(std::uint64_t timeNs) const;
    /// Index of the next (previous) event of goroutine g at or after (strictly before) `position`; size() if none (also
    /// backward).
    [[nodiscard]] EventIndex nextOf(GoId g, EventIndex position) const;
    [[nodiscard]] EventIndex previousOfGoroutine(GoId g, EventIndex position) const;

private:
    std::shared_ptr<const Trace> m_trace;
    std::vector<EventIndex> m_previousOf;
    std::vector<World> m_snapshots; ///< ordered by position
};

/// A place in a trace and the World there. Cheap to step either way; any seek is fast.
class Cursor {
public:
    explicit Cursor(std::shared_ptr<const TraceIndex> index);
    [[nodiscard]] const World& world() const { return m_world; }
    [[nodiscard]] const Trace& trace() const { return m_index->trace(); }
    [[nodiscard]] const TraceIndex& index() const { return *m_index; }
    [[nodiscard]] EventIndex position() const { return m_world.position; }
    bool step(); ///< false at the end
    bool stepBack(); ///< false at the start
    void seek(EventIndex position); ///< clamped to [0, size()]

private:
    std::shared_ptr<const TraceIndex> m_index;
    World m_world;
};

} // namespace ws::replay
