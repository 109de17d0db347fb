#include "sim/sudog.h"

#include <gtest/gtest.h>

namespace ws::sim {
namespace {

TEST(SudogQueueTest, isFifoWithRemovalFromTheMiddleAndAWayToTheFront)
{
    Goroutine g;
    SudogPool pool;
    Sudog& a = pool.acquire(g);
    Sudog& b = pool.acquire(g);
    Sudog& c = pool.acquire(g);
    SudogQueue queue;
    queue.pushBack(a);
    queue.pushBack(b);
    queue.pushFront(c);
    EXPECT_EQ(queue.size, 3U);
    queue.remove(a);
    EXPECT_EQ(a.queue, nullptr);
    EXPECT_EQ(queue.popFront(), &c);
    EXPECT_EQ(queue.popFront(), &b);
    EXPECT_EQ(queue.popFront(), nullptr);
    EXPECT_EQ(queue.size, 0U);
}

TEST(SudogPoolTest, releasedOnesAreUsedAgainAndForgetTheirValue)
{
    Goroutine g;
    SudogPool pool;
    Sudog& first = pool.acquire(g);
    first.value = {1, 2, 3};
    first.isSelect = true;
    pool.release(first);
    Sudog& again = pool.acquire(g);
    EXPECT_EQ(&again, &first);
    EXPECT_TRUE(again.value.empty());
    EXPECT_FALSE(again.isSelect);
}

} // namespace
} // namespace ws::sim
