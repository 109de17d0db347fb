#pragma once

#include "sim/run_queue.h"
#include "sim/timers.h"

#include <cstdint>
#include <vector>

namespace ws::sim {

/// What a processor does. Spinning: its thread looks for work; it is in the event loop as Running is.
/// Stopped: its goroutine has died of a fatal error and the world is about to be frozen.
enum class ProcState : std::uint8_t { Idle, Spinning, Running, Syscall, Stopped };

/// A processor (P) in virtual time. The interpreter adds every instruction's cost to `clockPs` and stops before a
/// visible instruction as soon as clockPs >= limitPs.
struct Proc {
    static constexpr std::uint32_t kGoidBatch = 16; ///< runtime._GoidCacheBatch

    std::uint64_t clockPs = 0; ///< meaningless while Idle
    std::uint64_t limitPs = 0;
    Goroutine* current = nullptr; ///< the goroutine that runs here, or whose system call it waits for
    std::uint8_t id = 0;
    ProcState state = ProcState::Idle;
    std::uint64_t idleSincePs = 0; ///< while Idle: since when
    bool preempt = false; ///< sysmon asks the current goroutine to stop at the next instruction where Go would
    std::uint32_t m = 0; ///< thread id; 0: none

    RunQueue runq;
    TimerHeap timers;
    std::uint32_t schedTick = 0; ///< +1 for every goroutine that starts a time slice (not for runnext's heirs)
    std::uint32_t syscallTick = 0;
    std::vector<Goroutine*> freeGs; ///< runtime.p gFree: dead goroutines whose slot is used again, newest last

    const Goroutine* stealWait = nullptr; ///< a victim's runnext that this thief has given time to be run by its owner

    trace::GoId nextGoid = 0;
    trace::GoId endGoid = 0; ///< goids up to here (exclusive) belong to this processor

    // -- what sysmon remembers of it (runtime.sysmontick)
    std::uint32_t seenSchedTick = 0;
    std::uint32_t seenSyscallTick = 0;
    std::uint64_t seenSchedPs = 0;
    std::uint64_t seenSyscallPs = 0;
};

} // namespace ws::sim
