#pragma once

#include "base/expected.h"
#include "replay/cursor.h"

#include <memory>
#include <string>
#include <vector>

namespace ws::replay {

struct Violation {
    EventIndex event = 0;
    std::string what; ///< "GoStart of G7: P2 runs G5"
};

/// Checks that every event is legal where it stands: the transitions of a goroutine's status (as in Go's runtime), time
/// that never goes back, one goroutine a processor, old values that fit, objects of the right kind, goroutines and
/// connections conserved. An empty list means that apply() will accept the whole trace. After a violation that leaves
/// the state unknown the check ends there; others are collected, at most `limit`.
std::vector<Violation> validate(const Trace& trace, std::size_t limit = 20);

/// Reads a trace from JSON lines and validates it: for whatever comes from outside.
Expected<std::shared_ptr<const Trace>> readTrace(std::string_view json, const std::string& where);

} // namespace ws::replay
