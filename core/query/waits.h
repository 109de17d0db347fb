#pragma once

#include "query/format.h"

#include <vector>

namespace ws::query {

/// What a goroutine waits for and who could end that.
struct Wait {
    GoId g = 0;
    Reason reason = Reason::None;
    ObjectId object = 0; ///< 0: a timer, or several channels at once
    std::vector<GoId> holders; ///< who has it now: owner of a lock, holders of a pool's connections, writer to stdout
    bool forever = false; ///< nothing can end it: a nil channel, a select without cases, a lock whose owner has
                          ///< returned, or nothing that still moves reaches what it waits for (GoLeak)
};

/// Why a goroutine parks, told more exactly by what it parks at: before Go 1.20 (WaitGroup: 1.24) the runtime calls all
/// of it semacquire.
Reason exactReason(Reason reason, ObjectKind object);

/// For a parked goroutine (or one in a system call); `reason` None for all others.
Wait waitOf(const Trace& trace, const World& world, GoId g);

/// Everybody parked on an object, the longest waiting first.
std::vector<GoId> waitersOf(const World& world, ObjectId object);

/// Connections that g holds.
std::vector<ObjectId> connectionsOf(const Trace& trace, const World& world, GoId g);

/// Locks that g owns.
std::vector<ObjectId> locksOf(const Trace& trace, const World& world, GoId g);

/// In one sentence: by whom g can be woken ("G5 must unlock mu", "its timer, at …"). Empty if g does not wait.
std::string wokenBy(const TraceIndex& index, const World& world, GoId g);

/// Why g, which can never move again (GoLeak, a nil channel, a select without cases), cannot: a clause without subject,
/// "waits to receive from ch, and nothing that can still move has a reference to it".
std::string whyNever(const Trace& trace, const World& world, GoId g);

/// Who waits for whom at one instant: an arrow from each waiting goroutine through the object to each holder.
struct WaitEdge {
    GoId from = 0;
    ObjectId object = 0;
    GoId to = 0; ///< 0: nobody in particular
    bool inCycle = false;
    bool operator==(const WaitEdge&) const = default;
};
struct WaitGraph {
    std::vector<WaitEdge> edges; ///< ordered by `from`, then `to`
    std::vector<std::vector<GoId>> cycles; ///< each a list in order of waiting: [0] waits for [1] … waits for [0]
};
WaitGraph waitGraph(const Trace& trace, const World& world);

/// The goroutines that can never move again although others may: those of which the machine has proved it (GoLeak),
/// parked at a nil channel or an empty select (main may do the latter), or at a lock whose owner has returned or is
/// stuck itself. Conservative: whoever waits at a channel, a WaitGroup or a pool that others can reach might be served
/// by them, so it is not counted. Go lets anybody unlock a mutex: in a run in which somebody has unlocked what another
/// had locked, locks that others can reach prove nothing (LockUse::ByAnybody).
enum class LockUse : std::uint8_t { ByOwner, ByAnybody };
std::vector<GoId> stuckForever(const TraceIndex& index, const World& world, LockUse use = LockUse::ByOwner);

} // namespace ws::query
