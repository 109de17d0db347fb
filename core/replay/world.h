#pragma once

#include "trace/trace.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ws::replay {

using namespace ws::trace;

struct GoroutineState {
    State state = State::Absent;
    Reason reason = Reason::None; ///< why it is parked or became runnable
    std::uint8_t proc = kNoProc; ///< running: its processor; runnable: the queue it is on (kNoProc: global); in a
                                 ///< system call: the processor it still owns (kNoProc: handed off)
    bool leaked = false; ///< it can never move again (GoLeak)
    std::uint32_t connections = 0; ///< how many it holds
    StackId stack = 0;
    ObjectId waitingFor = 0; ///< while parked or in a system call
    EventIndex lastEvent = 0; ///< index + 1 of its latest event; 0: none yet
    bool operator==(const GoroutineState&) const = default;
};

struct ProcState {
    GoId running = 0; ///< 0: idle, or its goroutine is in a system call
    std::uint32_t thread = 0; ///< the thread (M) that it has, or had last while it is idle
    bool operator==(const ProcState&) const = default;
};

/// Someone inside a map between MapEnter and MapLeave.
struct MapVisitor {
    GoId g = 0;
    std::uint8_t how = 0; ///< 1 write, 2 read, 3 iterate
    bool operator==(const MapVisitor&) const = default;
};

/// What is known of a shared object right now; which members matter depends on its kind.
struct ObjectState {
    bool exists = false;
    bool closed = false; ///< channel closed; connection closed by the client
    bool sessionEnded = false; ///< connection: ended by the server
    bool flag = false; ///< map: hashWriting; mutex: starvation mode
    GoId owner = 0; ///< lock owner or writer; connection: holder (see heldByNobody)
    std::int32_t value = 0; ///< WaitGroup counter; channel or map length; RWMutex readers; pool limit
    std::int32_t waiters = 0; ///< WaitGroup or pool waiters
    std::int32_t timeouts = 0; ///< pool
    std::int32_t inUse = 0; ///< pool: connections that somebody holds
    std::int32_t open = 0; ///< pool: connections that are open
    std::uint32_t map = 0; ///< map: index into World::maps; see World::mapOf()
    bool operator==(const ObjectState&) const = default;
};

/// What only maps have; kept apart so that the other objects stay small.
struct MapState {
    std::vector<MapVisitor> inside; ///< in order of entry
    std::vector<std::uint64_t> cells; ///< bit set of occupied cells, without trailing zero words
    bool operator==(const MapState&) const = default;

    [[nodiscard]] bool occupied(std::uint32_t cell) const
    {
        return cell / 64 < cells.size() && (cells[cell / 64] >> (cell % 64) & 1) != 0;
    }
};

/// The state of everything at one instant: a value, changed only by apply() and undo().
struct World {
    EventIndex position = 0; ///< number of events applied: the next one is trace.event(position)
    std::uint64_t timeNs = 0;
    std::vector<GoroutineState> goroutines; ///< indexed by goid
    std::vector<ProcState> procs;
    std::vector<ObjectState> objects; ///< indexed by ObjectId
    std::vector<MapState> maps; ///< indexed by ObjectState::map; [0] is an empty map that stands for "not a map"
    std::array<std::uint32_t, kStateCount> counts{}; ///< goroutines by State (Absent is not counted)
    ProcessStatus process = ProcessStatus::Alive;
    std::uint32_t connectionsInUse = 0;
    std::uint32_t connectionsOpen = 0;
    std::uint32_t heapKiB = 0;
    bool collecting = false;
    std::uint64_t logged = 0; ///< words of History::log that lie behind this World
    bool operator==(const World&) const = default;

    [[nodiscard]] const MapState& mapOf(ObjectId object) const { return maps[objects[object].map]; }

    /// In use, but its holder has returned: nobody will ever give it back.
    [[nodiscard]] bool heldByNobody(ObjectId connection) const
    {
        const GoId holder = objects[connection].owner;
        return holder != 0 && goroutines[holder].state == State::Done;
    }
};

/// What undo() needs beyond the event itself. Derived from the trace in one forward pass (see TraceIndex).
struct History {
    std::vector<EventIndex> previousOf; ///< [i]: index + 1 of the same goroutine's event before event i (0: none)
    std::vector<std::uint32_t> log; ///< old values that the events do not carry, in the order of the events
};

/// Map cells above this are refused (a bit each).
inline constexpr std::uint32_t kMaxMapCells = 1U << 26;

/// The world before the first event, with room for everything in the trace.
World initialWorld(const Trace& trace);

/// Applies event `world.position` and advances. Asserts that the event fits the state; traces from outside go through
/// validate() first, which says so politely.
void apply(const Trace& trace, World& world);

/// The same, and appends to `history` what undo() of this event will need.
void applyAndRecord(const Trace& trace, World& world, History& history);

/// Undoes event `world.position - 1` exactly: apply then undo restores an equal World.
void undo(const Trace& trace, const History& history, World& world);

} // namespace ws::replay
