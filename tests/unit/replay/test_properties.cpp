#include "base/random.h"
#include "replay/cursor.h"
#include "replay/validator.h"
#include "support/sample_trace.h"
#include "trace/json.h"
#include "trace/labels.h"

#include <gtest/gtest.h>

#include <set>

// Properties of any legal trace, tried on traces that chance makes.

namespace ws::replay {
namespace {

class RandomTrace : public testing::TestWithParam<std::uint64_t> { };

std::string firstViolation(const Trace& trace)
{
    const auto violations = validate(trace);
    return violations.empty() ? std::string()
                              : std::to_string(violations.front().event) + ": " + violations.front().what;
}

TEST_P(RandomTrace, isLegal)
{
    EXPECT_EQ(firstViolation(*test::randomTrace(GetParam(), 3000)), "");
}

TEST_P(RandomTrace, undoRestoresEveryWorldExactly)
{
    const auto index = std::make_shared<const TraceIndex>(test::randomTrace(GetParam(), 1200));
    Cursor cursor(index);
    std::vector<World> worlds{cursor.world()};
    while (cursor.step())
        worlds.push_back(cursor.world());
    for (std::size_t i = worlds.size() - 1; i > 0; --i) {
        ASSERT_EQ(cursor.world(), worlds[i]) << "at " << i;
        ASSERT_TRUE(cursor.stepBack());
    }
    ASSERT_EQ(cursor.world(), worlds.front());
    Random random(GetParam());
    for (int walk = 0; walk < 300; ++walk) {
        const EventIndex target = random.below(static_cast<std::uint32_t>(worlds.size()));
        cursor.seek(target);
        ASSERT_EQ(cursor.world(), worlds[target]) << "at " << target;
        for (int step = 0; step < 5; ++step) {
            random.below(2) == 0 ? cursor.step() : cursor.stepBack();
            ASSERT_EQ(cursor.world(), worlds[cursor.position()]);
        }
    }
}

TEST_P(RandomTrace, everyGoroutinesEventsAreFound)
{
    const auto trace = test::randomTrace(GetParam(), 1500);
    const TraceIndex index(trace);
    Random random(GetParam());
    for (int i = 0; i < 200; ++i) {
        const GoId g = random.below(static_cast<std::uint32_t>(trace->goroutines().size()));
        const EventIndex position = random.below(trace->size() + 1);
        EventIndex next = position;
        while (next < trace->size() && trace->event(next).g != g)
            ++next;
        EXPECT_EQ(index.nextOf(g, position), next);
        EventIndex previous = position;
        while (previous > 0 && trace->event(previous - 1).g != g)
            --previous;
        EXPECT_EQ(index.previousOfGoroutine(g, position), previous == 0 ? trace->size() : previous - 1);
    }
}

TEST_P(RandomTrace, roundTripThroughJsonChangesNothing)
{
    const auto trace = test::randomTrace(GetParam(), 2000);
    std::string text;
    ASSERT_TRUE(writeJson(*trace, [&text](std::string_view piece) {
        text += piece;
        return true;
    }));
    const auto read = readTrace(text, "trace.json");
    ASSERT_TRUE(read.ok()) << read.error().text();
    EXPECT_EQ((*read)->events(), trace->events());
    EXPECT_EQ((*read)->strings(), trace->strings());
    EXPECT_EQ((*read)->stacks(), trace->stacks());
    EXPECT_EQ((*read)->run().hash, trace->run().hash);
    EXPECT_EQ((*read)->run().message, trace->run().message);
    ASSERT_EQ((*read)->objects().size(), trace->objects().size());
    ASSERT_EQ((*read)->goroutines().size(), trace->goroutines().size());
    for (std::size_t i = 0; i < trace->goroutines().size(); ++i)
        EXPECT_EQ((*read)->goroutines()[i].createdAt, trace->goroutines()[i].createdAt);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomTrace, testing::Range<std::uint64_t>(1, 25));

TEST(RandomTraces, useEveryKindOfEvent)
{
    std::set<EventKind> kinds;
    for (std::uint64_t seed = 1; seed < 12; ++seed) {
        const auto trace = test::randomTrace(seed, 4000);
        for (const Event& event : trace->events())
            kinds.insert(event.kind);
    }
    for (int i = 0; i < kEventKindCount; ++i) {
        const auto kind = static_cast<EventKind>(i);
        EXPECT_TRUE(kinds.contains(kind) || kind == EventKind::MapClear) << identifier(kind);
    }
}

TEST(PoolStory, isLegal)
{
    EXPECT_EQ(firstViolation(*test::samplePoolTrace()), "");
    EXPECT_EQ(firstViolation(*test::safePoolTrace()), "");
}

} // namespace
} // namespace ws::replay
