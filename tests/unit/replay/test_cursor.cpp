#include "replay/cursor.h"
#include "support/sample_trace.h"

#include <gtest/gtest.h>

namespace ws::replay {
namespace {

TEST(Cursor, steppingToTheEndAndBackRestoresEveryWorldOfThePoolStory)
{
    const auto index = std::make_shared<const TraceIndex>(test::samplePoolTrace());
    Cursor cursor(index);
    std::vector<World> worlds{cursor.world()};
    while (cursor.step())
        worlds.push_back(cursor.world());
    ASSERT_EQ(cursor.position(), index->trace().size());
    EXPECT_EQ(cursor.world(), index->finalWorld());
    for (std::size_t i = worlds.size() - 1; i > 0; --i) {
        ASSERT_EQ(cursor.world(), worlds[i]);
        ASSERT_TRUE(cursor.stepBack());
    }
    EXPECT_EQ(cursor.world(), worlds.front());
    EXPECT_FALSE(cursor.stepBack());
}

TEST(Cursor, poolStoryCrashesWithConnectionsHeldAndWorkersUncounted)
{
    const auto index = std::make_shared<const TraceIndex>(test::samplePoolTrace());
    const World& end = index->finalWorld();
    EXPECT_EQ(end.counts[static_cast<std::size_t>(State::Crashed)], 1U);
    EXPECT_GT(end.connectionsInUse, 50U);
    EXPECT_EQ(end.process, ProcessStatus::Stalled);
}

} // namespace
} // namespace ws::replay
