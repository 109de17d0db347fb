#pragma once

#include "replay/world.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace ws::replay {

/// Derived once from a Trace and shared by all cursors: each goroutine's chain of events and sparse snapshots, whose
/// spacing adapts to the size of the World so that a seek is fast and memory stays a fraction of the trace's.
class TraceIndex {
public:
    /// The trace must be valid (from the machine, or accepted by validate()).
    explicit TraceIndex(std::shared_ptr<const Trace> trace);
    [[nodiscard]] const Trace& trace() const { return *m_trace; }
    [[nodiscard]] std::shared_ptr<const Trace> shared() const { return m_trace; }
    [[nodiscard]] const History& history() const { return m_history; }
    /// Position of the snapshot that is nearest to `position`, on either side.
    [[nodiscard]] EventIndex nearestSnapshot(EventIndex position) const;
    /// Makes `world` the World at a position that nearestSnapshot() returned.
    void restore(EventIndex snapshotPosition, World& world) const;
    /// The World after the last event.
    [[nodiscard]] const World& finalWorld() const { return m_snapshots.back(); }
    /// Bytes that the index itself takes, beside the trace.
    [[nodiscard]] std::size_t memoryBytes() const;
    /// First position whose event is later than timeNs.
    [[nodiscard]] EventIndex positionAt(std::uint64_t timeNs) const;
    /// Index of the next (previous) event of goroutine g at or after (strictly before) `position`; size() if none (also
    /// backward).
    [[nodiscard]] EventIndex nextOf(GoId g, EventIndex position) const;
    [[nodiscard]] EventIndex previousOfGoroutine(GoId g, EventIndex position) const;
    /// All events of goroutine g, in order (for lanes and lists).
    [[nodiscard]] std::span<const EventIndex> eventsOf(GoId g) const;

private:
    std::shared_ptr<const Trace> m_trace;
    History m_history;
    std::vector<EventIndex> m_eventsByGoroutine; ///< sorted by goroutine, then by index
    std::vector<std::size_t> m_firstOfGoroutine; ///< [g]..[g + 1]: g's part of it
    std::vector<World> m_snapshots; ///< ordered by position; the first is the start, the last the end
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
