#pragma once

namespace ws::sim {

class Machine;
struct Timer;

/// What happens when a timer fires on the current processor. The timer is off its heap, or on it again if it has a
/// period.
void fireTimer(Machine& machine, Timer& timer);

} // namespace ws::sim
