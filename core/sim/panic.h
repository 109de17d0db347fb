#pragma once

#include "sim/goroutine.h"

#include <cstdint>
#include <string>

namespace ws::sim {

/// One deferred call, linked from the frame that deferred it (newest first): a closure without parameters.
struct Defer {
    Defer* next = nullptr;
    Addr closure = 0;
};

/// One panic (or Goexit) under way on a goroutine, newest first. As in Go nothing is unwound while deferred calls run:
/// the frames of the raise stay, above them stands a frame that represents runtime.gopanic (or runtime.Goexit), and on
/// it the deferred calls run. Returning into that frame executes Op::Unwind, which calls the next one, goes on after a
/// recovery, or ends the process.
struct PanicState {
    PanicState* previous = nullptr; ///< the panic that was under way when this one was raised
    code::RTypeId type = 0; ///< the value, as an interface
    std::uint64_t data = 0;
    bool goexit = false; ///< runtime.Goexit, which runs defers in the same way and cannot be recovered
    bool recovered = false;
    bool signal = false; ///< a nil dereference: prints "[signal SIGSEGV…"
    std::uint64_t faultAddr = 0;
    std::uint32_t panicFrame = 0; ///< index of the frame that stands for it
    std::uint32_t walk = 0; ///< frames[walk - 1] is the next one whose deferred calls run; recovery returns from there
    // -- while it is printed, after all deferred calls have run without a recovery
    bool printing = false; ///< of the newest: the values are being turned into text
    bool awaiting = false; ///< its Error or String method runs
    bool ready = false; ///< `text` is complete
    bool repanicked = false; ///< Go 1.25+: the next newer panic has the same value and is not printed again
    std::string text;
};

} // namespace ws::sim
