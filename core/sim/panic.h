#pragma once

#include "sim/goroutine.h"

#include <cstdint>

namespace ws::sim {

/// One deferred call, linked from the frame that deferred it (newest first). The parameters are copied when the defer
/// statement runs, as Go does; they are roots of the collector.
struct Defer {
    Defer* next = nullptr;
    const code::Function* function = nullptr;
    Addr closure = 0;
    std::uint32_t paramCount = 0;
    std::uint32_t capacity = 0; ///< of params
    std::uint64_t params[1]; ///< paramCount words (allocated behind)
};

/// One panic (or Goexit) under way on a goroutine, newest first. Kept from raise until it is recovered, replaced by a
/// later panic's unwinding, or printed.
struct PanicState {
    PanicState* previous = nullptr; ///< the panic during whose deferred calls this one was raised
    code::RTypeId type = 0; ///< the value, as an interface
    std::uint64_t data = 0;
    bool goexit = false; ///< runtime.Goexit, which runs defers in the same way and cannot be recovered
    bool recovered = false;
    bool aborted = false; ///< a newer panic took over its deferred call
    bool repanicked = false; ///< Go 1.25+: same value raised again after recovery, printed on one line
    std::uint32_t raisedDepth = 0; ///< frames on the stack at the raise; they stay until the panic is over
    std::uint32_t unwindDepth = 0; ///< frames[unwindDepth] is the frame whose defers run now
    std::uint32_t callDepth = 0; ///< index of the frame of the deferred call in progress: recover() there works
};

} // namespace ws::sim
