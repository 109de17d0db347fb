#pragma once

#include "query/format.h"

#include <string>
#include <vector>

namespace ws::query {

struct Milestone {
    EventIndex event = 0; ///< stand at position event + 1 to see it
    std::uint64_t timeNs = 0;
    MilestoneKind kind = MilestoneKind::None;
    GoId g = 0; ///< whom it is about; 0: nobody in particular
    ObjectId object = 0; ///< what it is about; 0: nothing in particular
    std::string text; ///< one sentence
};

/// The turning points of a run in order, at most one of each kind. What the machine said itself (Milestone events) is
/// taken over where the trace does not tell.
std::vector<Milestone> milestones(const TraceIndex& index);

/// Who can never move again at the process' last living moment, although others can; by id.
std::vector<GoId> lostGoroutines(const TraceIndex& index);

} // namespace ws::query
