#pragma once

#include "replay/world.h"
#include "ui/stage/stage_layout.h"
#include "ui/state/run_model.h"

#include <vector>

namespace ws::ui {

/// What the cards of the shared objects need to know at one instant, gathered in one pass over the goroutines.
class StageFacts {
public:
    /// The objects of a run that are worth a card, in the order of the cards: map, WaitGroup, pool, locks, channels …
    static std::vector<ObjectBrief> choose(const RunModel& run);

    /// For another run: the objects whose queues are wanted.
    void reset(const trace::Trace& trace, const std::vector<ObjectBrief>& objects);
    void update(const replay::World& world);

    /// Goroutines parked on this object, the one that parked first in front.
    [[nodiscard]] const std::vector<trace::GoId>& waiters(trace::ObjectId object) const;
    /// Connections of this pool, by number.
    [[nodiscard]] const std::vector<trace::ObjectId>& connections(trace::ObjectId pool) const;

private:
    const trace::Trace* m_trace = nullptr;
    std::vector<std::uint32_t> m_queueOf; ///< by object: index + 1 into m_queues
    std::vector<std::vector<trace::GoId>> m_queues;
    std::vector<std::uint32_t> m_poolOf; ///< by object: index + 1 into m_pools
    std::vector<std::vector<trace::ObjectId>> m_pools;
};

} // namespace ws::ui
