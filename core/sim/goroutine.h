#pragma once

#include "code/module.h"
#include "trace/event.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ws::sim {

/// An address in the simulated heap: deterministic, starts at Go's 0xc000000000; 0 is nil. Heap::host() turns it into
/// memory.
using Addr = std::uint64_t;

struct Defer; // sim/panic.h
struct PanicState; // sim/panic.h
struct Sudog; // sim/sudog.h

inline constexpr trace::StackId kUnknownStack = ~trace::StackId{0}; ///< not interned yet

/// One call in progress. `base` is the first slot of its window in Goroutine::slots.
struct Frame {
    const code::Function* function = nullptr;
    const code::Instr* pc = nullptr; ///< next instruction (valid while it is not the running frame's register copy)
    std::uint32_t base = 0;
    trace::StackId parentStack = kUnknownStack; ///< interned stack of the callers; 0: there are none
    Defer* defers = nullptr; ///< newest first
};

/// A goroutine is data: it can stop between any two instructions.
struct Goroutine {
    // -- identity
    trace::GoId id = 0;
    trace::GoId parent = 0;
    std::uint32_t slot = 0; ///< index in Go's allgs
    trace::StackId createdAt = 0;
    const code::Function* createdBy = nullptr; ///< the function with the `go` statement, and where that stands
    go::Pos createdPos = 0;

    // -- execution (owned by the interpreter)
    std::unique_ptr<std::uint64_t[]> slots; ///< grows by doubling; nothing may keep a pointer into it across a call
    std::uint32_t slotCount = 0;
    std::vector<Frame> frames;
    PanicState* panic = nullptr;
    std::uint32_t phase =
        0; ///< 0 on first entry of an instruction or native; kept while one is resumed (map steps, park)
    std::uint64_t scratch[4] = {}; ///< what a resumed native remembers

    // -- scheduling (owned by the scheduler)
    trace::State state = trace::State::Absent;
    trace::Reason reason = trace::Reason::None;
    trace::ObjectId waitingFor = 0;
    std::int32_t proc = -1;
    Goroutine* schedLink = nullptr; ///< next in the queue that it is on
    std::uint64_t waitSinceNs = 0; ///< Go's waitsince (go-runtime.md 1.4): set by the collector, not by parking
    std::uint64_t parkedAtNs = 0;
    Sudog* sudogs = nullptr; ///< what it is enqueued on
    Sudog* wokenBy = nullptr; ///< param: which sudog completed
    bool wokenOk = false; ///< param's success (false: channel closed)
    std::uint32_t ticket = 0; ///< semaphore hand-off
    bool lockedToThread = false;
    std::uint32_t threadLocks = 0; ///< runtime.LockOSThread nests
    bool leaked = false; ///< it can never move again (sim/leaks.h)
    bool everRan = false;
    bool goexited = false; ///< it ends by runtime.Goexit (for main: the process goes on)
    bool noPreempt = false; ///< inside what in Go is the runtime: not preempted
    Addr coroutine = 0; ///< iter.Pull's other side: the coro that it runs as, and hands over to when it ends
    Addr parkedAtCoro = 0; ///< the coro whose other side must hand over to it
    trace::StackId lastStack = 0; ///< its stack when it last ran (valid while it does not run)
};

} // namespace ws::sim
