#pragma once

#include "query/format.h"

#include <string>

namespace ws::query {

/// One sentence on the event that led to this World (`world.position - 1`): what just happened and why. At position 0
/// it says how things stand before the first event.
std::string explain(const TraceIndex& index, const World& world);

/// A few words instead: "parks (WaitGroup wg)", for rows of a table.
std::string shortText(const Trace& trace, const Event& event);

} // namespace ws::query
