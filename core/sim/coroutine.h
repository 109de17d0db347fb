#pragma once

#include "sim/goroutine.h"

namespace ws::sim {

class Machine;

/// A coro, the meeting place of iter.Pull's two sides (runtime/coro.go), is one word of the simulated heap: the slot of
/// the goroutine that waits there, plus one. 0: the coroutine has ended.
///
/// Takes the goroutine that waits and leaves `self` in its place (null: nobody). Null: nobody waited.
Goroutine* exchangeCoro(Machine& machine, Addr coro, Goroutine* self);

} // namespace ws::sim
