#include "sim/run_queue.h"

#include <gtest/gtest.h>

#include <deque>
#include <vector>

namespace ws::sim {
namespace {

struct RunQueueTest : testing::Test {
    Goroutine& make()
    {
        Goroutine& g = all.emplace_back();
        g.id = static_cast<trace::GoId>(all.size() - 1);
        return g;
    }
    std::vector<trace::GoId> drain(RunQueue& queue)
    {
        std::vector<trace::GoId> ids;
        while (Goroutine* g = queue.get().g)
            ids.push_back(g->id);
        return ids;
    }
    void putNext(RunQueue& queue, Goroutine& g)
    {
        queue.putNext(g, global, [this](Goroutine& x) { moved.push_back(x.id); });
    }
    std::deque<Goroutine> all;
    GQueue global;
    std::vector<trace::GoId> moved;
};

TEST_F(RunQueueTest, lastOneReadiedRunsFirstThenTheOthersInOrder)
{
    RunQueue queue;
    for (int i = 0; i < 5; ++i)
        putNext(queue, make());
    EXPECT_EQ(drain(queue), (std::vector<trace::GoId>{4, 0, 1, 2, 3}));
    EXPECT_TRUE(queue.empty());
}

TEST_F(RunQueueTest, onlyTheRunnextInheritsTheTimeSlice)
{
    RunQueue queue;
    putNext(queue, make());
    putNext(queue, make());
    EXPECT_TRUE(queue.get().inheritsTime);
    EXPECT_FALSE(queue.get().inheritsTime);
}

TEST_F(RunQueueTest, aFullRingMovesItsFirstHalfAndTheNewcomerToTheGlobalQueue)
{
    RunQueue queue;
    for (int i = 0; i < 258; ++i) // 0..255 in the ring, 256 was runnext when 257 came
        putNext(queue, make());
    EXPECT_EQ(queue.next()->id, 257U);
    EXPECT_EQ(queue.ringSize(), 128U);
    EXPECT_EQ(global.size(), 129U);
    EXPECT_EQ(moved.size(), 129U);
    EXPECT_EQ(moved.front(), 0U);
    EXPECT_EQ(moved.back(), 256U);
    EXPECT_EQ(global.popFront()->id, 0U);
    EXPECT_EQ(queue.get().g->id, 257U);
    EXPECT_EQ(queue.get().g->id, 128U);
}

TEST_F(RunQueueTest, aThiefTakesHalfRoundedUpAndRunsTheLastOfThem)
{
    RunQueue victim;
    RunQueue thief;
    for (int i = 0; i < 6; ++i) // 5 is runnext, 0..4 in the ring
        putNext(victim, make());
    std::vector<trace::GoId> stolen;
    Goroutine* g = thief.steal(victim, false, [&](Goroutine& x) { stolen.push_back(x.id); });
    ASSERT_NE(g, nullptr);
    EXPECT_EQ(g->id, 2U);
    EXPECT_EQ(stolen, (std::vector<trace::GoId>{0, 1, 2}));
    EXPECT_EQ(drain(thief), (std::vector<trace::GoId>{0, 1}));
    EXPECT_EQ(drain(victim), (std::vector<trace::GoId>{5, 3, 4}));
}

TEST_F(RunQueueTest, runnextIsStolenOnlyWhenAskedForAndTheRingIsEmpty)
{
    RunQueue victim;
    RunQueue thief;
    putNext(victim, make());
    const auto ignore = [](Goroutine&) {};
    EXPECT_EQ(thief.steal(victim, false, ignore), nullptr);
    EXPECT_EQ(thief.steal(victim, true, ignore), &all[0]);
    EXPECT_TRUE(victim.empty());
}

TEST_F(RunQueueTest, theRingSurvivesThatItsIndicesWrapAround)
{
    RunQueue queue;
    Goroutine& g = make();
    const auto ignore = [](Goroutine&) {};
    for (int i = 0; i < 1000; ++i) {
        queue.put(g, global, ignore);
        EXPECT_EQ(queue.get().g, &g);
    }
    EXPECT_TRUE(queue.empty());
}

TEST_F(RunQueueTest, theGlobalQueueIsFifoWithAWayToTheFront)
{
    global.pushBack(make());
    global.pushBack(make());
    global.pushFront(make());
    EXPECT_EQ(global.popFront()->id, 2U);
    EXPECT_EQ(global.popFront()->id, 0U);
    EXPECT_EQ(global.popFront()->id, 1U);
    EXPECT_EQ(global.popFront(), nullptr);
    EXPECT_EQ(global.size(), 0U);
}

} // namespace
} // namespace ws::sim
