#include "base/random.h"
#include "sim/timers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <vector>

namespace ws::sim {
namespace {

TEST(TimerHeapTest, firesByTimeAndThenInTheOrderOfArming)
{
    std::deque<Timer> timers(4);
    TimerHeap heap;
    const std::uint64_t when[] = {30, 10, 20, 10};
    for (std::size_t i = 0; i < timers.size(); ++i) {
        timers[i].whenNs = when[i];
        timers[i].seq = i;
        heap.add(timers[i]);
    }
    std::vector<std::uint64_t> order;
    while (Timer* timer = heap.first()) {
        order.push_back(timer->seq);
        heap.remove(*timer);
    }
    EXPECT_EQ(order, (std::vector<std::uint64_t>{1, 3, 2, 0}));
}

TEST(TimerHeapTest, anyTimerCanBeRemovedAndTheRestStaysInOrder)
{
    Random random(7);
    for (int run = 0; run < 200; ++run) {
        std::deque<Timer> timers(40);
        TimerHeap heap;
        for (std::size_t i = 0; i < timers.size(); ++i) {
            timers[i].whenNs = random.below(20);
            timers[i].seq = i;
            heap.add(timers[i]);
        }
        std::vector<std::pair<std::uint64_t, std::uint64_t>> rest;
        for (Timer& timer : timers) {
            if (random.below(2) == 0)
                heap.remove(timer);
            else
                rest.emplace_back(timer.whenNs, timer.seq);
        }
        std::sort(rest.begin(), rest.end());
        for (const auto& [whenNs, seq] : rest) {
            ASSERT_NE(heap.first(), nullptr);
            EXPECT_EQ(heap.first()->whenNs, whenNs);
            EXPECT_EQ(heap.first()->seq, seq);
            heap.remove(*heap.first());
        }
        EXPECT_TRUE(heap.empty());
    }
}

} // namespace
} // namespace ws::sim
