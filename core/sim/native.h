#pragma once

#include "sim/goroutine.h"

#include <cstdint>
#include <string_view>

namespace ws::sim {

class Machine;

/// What a native did.
enum class NativeStatus : std::uint8_t {
    Done, ///< results are in the window; go on after the call
    Again, ///< stopped in between (parked, or its time slice with other processors is over): call it again with g.phase
           ///< kept
    Panic, ///< the machine's pending panic was set (Machine::panicWith); unwind
    Stop, ///< the process ends or the goroutine was destroyed; back to the scheduler
    Body, ///< only of a native in front of a body: nothing has happened, the body has to do it
};

/// A body-less function of the simulated standard library (`func runtime_Semacquire(addr *uint32)`) is implemented by
/// one of these, found by its full name. `window` is the callee's frame window: results first, then parameters, each in
/// its slots. It may move when goroutines grow, so natives never keep it across Again.
struct NativeCall {
    Machine& machine;
    Goroutine& g;
    std::uint64_t* window;
    const code::Function& function;
};

/// A native may also stand in front of a function that has a body (directive `front`): it does the common case of a
/// call whole, without a frame, or nothing at all (NativeStatus::Body).
using NativeFn = NativeStatus (*)(NativeCall&);

struct NativeEntry {
    std::string_view name; ///< "sync.runtime_Semacquire"
    NativeFn function;
    std::uint32_t costPs; ///< charged on entry; see sim/costs.h
};

} // namespace ws::sim
