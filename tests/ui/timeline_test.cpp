#include "support/sample_trace.h"
#include "ui/main_window.h"
#include "ui/state/playback.h"
#include "ui/timeline/time_scale.h"

#include <gtest/gtest.h>

namespace ws::ui {
namespace {

using trace::EventIndex;

class EachMode : public ::testing::TestWithParam<TimeScale::Mode> { };

TEST_P(EachMode, PlacesGrowWithThePositionAndAClickComesBackToIt)
{
    const auto trace = test::samplePoolTrace(120);
    const TimeScale scale(*trace, GetParam());
    double last = -1;
    for (EventIndex position = 0; position <= trace->size(); position += 7) {
        const double x = scale.xOfPosition(*trace, position);
        ASSERT_GE(x, last);
        ASSERT_GE(x, 0);
        ASSERT_LE(x, 1);
        last = x;
        // The same place again; among events of one instant it is the last of them.
        const EventIndex back = scale.positionAt(*trace, x);
        ASSERT_NEAR(scale.xOfPosition(*trace, back), x, 1e-3);
    }
    EXPECT_EQ(scale.positionAt(*trace, 0), 0U);
    EXPECT_EQ(scale.positionAt(*trace, 1), trace->size());
    EXPECT_EQ(scale.positionAt(*trace, -3), 0U);
    EXPECT_EQ(scale.positionAt(*trace, 7), trace->size());
}

TEST_P(EachMode, TicksAreInOrderAndNotCrowded)
{
    const auto trace = test::samplePoolTrace(120);
    const TimeScale scale(*trace, GetParam());
    const auto ticks = scale.ticks(10);
    EXPECT_GE(ticks.size(), 2U);
    EXPECT_LE(ticks.size(), 30U);
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        EXPECT_GT(ticks[i].x, ticks[i - 1].x);
        EXPECT_GT(ticks[i].value, ticks[i - 1].value);
    }
}

INSTANTIATE_TEST_SUITE_P(
    TimeScale, EachMode, ::testing::Values(TimeScale::Mode::Time, TimeScale::Mode::Folded, TimeScale::Mode::Events));

TEST(TimeScale, FoldsGiveIdleTimeLittleWidth)
{
    const auto trace = test::samplePoolTrace(120);
    const TimeScale plain(*trace, TimeScale::Mode::Time);
    const TimeScale folded(*trace, TimeScale::Mode::Folded);
    ASSERT_FALSE(folded.folds().empty());
    EXPECT_TRUE(plain.folds().empty());
    for (const TimeScale::Fold& fold : folded.folds()) {
        const double before = plain.xOfTime(fold.toNs) - plain.xOfTime(fold.fromNs);
        EXPECT_LT(fold.x1 - fold.x0, before);
        EXPECT_NEAR(folded.xOfTime(fold.fromNs), fold.x0, 1e-6);
        EXPECT_NEAR(folded.xOfTime(fold.toNs), fold.x1, 1e-6);
    }
}

TEST(TimeScale, AnEmptyScaleHasNoPlaces)
{
    const TimeScale scale;
    EXPECT_EQ(scale.xOfTime(5), 0);
    EXPECT_TRUE(scale.ticks(5).empty());
}

struct Player {
    FrameClock clock;
    Playback playback{clock};
    Player(std::uint32_t workers, std::vector<EventIndex> marks)
    {
        playback.load(std::make_shared<replay::TraceIndex>(test::samplePoolTrace(workers)), std::move(marks));
    }
};

TEST(Playback, StepsAndStepsBackExactly)
{
    Player player(20, {});
    Playback& playback = player.playback;
    const replay::World start = playback.world();
    for (int i = 0; i < 100; ++i)
        playback.step();
    EXPECT_EQ(playback.position(), 100U);
    for (int i = 0; i < 100; ++i)
        playback.stepBack();
    EXPECT_EQ(playback.position(), 0U);
    EXPECT_EQ(playback.world(), start);
    playback.stepBack();
    EXPECT_EQ(playback.position(), 0U);
    playback.toEnd();
    playback.step();
    EXPECT_EQ(playback.position(), playback.size());
}

TEST(Playback, WalksFromMarkToMark)
{
    Player player(20, {5, 50, 51});
    Playback& playback = player.playback;
    std::vector<EventIndex> visited;
    for (int i = 0; i < 4; ++i) {
        playback.nextMark();
        visited.push_back(playback.position());
    }
    EXPECT_EQ(visited, (std::vector<EventIndex>{5, 50, 51, playback.size()}));
    visited.clear();
    for (int i = 0; i < 4; ++i) {
        playback.previousMark();
        visited.push_back(playback.position());
    }
    EXPECT_EQ(visited, (std::vector<EventIndex>{51, 50, 5, 0}));
}

TEST(Playback, FollowsOneGoroutineOnAndBack)
{
    Player player(20, {});
    Playback& playback = player.playback;
    trace::GoId g = 0;
    for (EventIndex i = playback.size() / 3; g == 0; ++i)
        g = playback.trace().event(i).g;
    std::vector<EventIndex> on;
    for (int i = 0; i < 5; ++i) {
        playback.nextOf(g);
        ASSERT_EQ(playback.lastEvent()->g, g);
        on.push_back(playback.position());
    }
    for (int i = 3; i >= 0; --i) {
        playback.previousOf(g);
        EXPECT_EQ(playback.position(), on[static_cast<std::size_t>(i)]);
    }
}

TEST(Playback, PlaysToTheEndAndPausesThereStandingOnEveryMark)
{
    Player player(20, {40, 200});
    Playback& playback = player.playback;
    std::vector<EventIndex> seen;
    QObject::connect(&playback, &Playback::moved, &playback, [&](bool) { seen.push_back(playback.position()); });
    playback.setSpeedLevel(12);
    playback.play();
    for (int frame = 0; frame < 5000 && playback.playing(); ++frame)
        player.clock.tick();
    EXPECT_FALSE(playback.playing());
    EXPECT_EQ(playback.position(), playback.size());
    EXPECT_NE(std::find(seen.begin(), seen.end(), 40U), seen.end());
    EXPECT_NE(std::find(seen.begin(), seen.end(), 200U), seen.end());
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    playback.play(); // from the start again
    EXPECT_TRUE(playback.playing());
    EXPECT_EQ(playback.position(), 0U);
}

TEST(Playback, AHigherSpeedNeedsFewerFrames)
{
    const auto framesAt = [](int level) {
        Player player(20, {});
        player.playback.setSpeedLevel(level);
        player.playback.play();
        int frames = 0;
        while (player.playback.playing() && frames < 100'000) {
            player.clock.tick();
            ++frames;
        }
        return frames;
    };
    EXPECT_GT(framesAt(5), framesAt(6));
    EXPECT_GT(framesAt(6), framesAt(8));
    EXPECT_LT(framesAt(20), 40);
}

TEST(Playback, ByTimeTheWorldIsNeverAheadOfThePlayhead)
{
    Player player(20, {});
    Playback& playback = player.playback;
    playback.setPace(Playback::Pace::Time);
    playback.setSpeedLevel(6);
    playback.play();
    std::uint64_t last = 0;
    int frames = 0;
    for (; frames < 100'000 && playback.playing(); ++frames) {
        player.clock.tick();
        ASSERT_GE(playback.world().timeNs, last);
        last = playback.world().timeNs;
    }
    EXPECT_EQ(playback.position(), playback.size());
    EXPECT_LT(frames, 100'000);
}

TEST(Place, ReadsTheWordsOfTheCommandLine)
{
    const auto kind = [](const char16_t* text) { return parsePlace(text)->kind; };
    EXPECT_EQ(kind(u"start"), Place::Kind::Start);
    EXPECT_EQ(kind(u"crash"), Place::Kind::Crash);
    EXPECT_EQ(kind(u"end"), Place::Kind::End);
    EXPECT_EQ(parsePlace(u"event:4207")->value, 4207U);
    EXPECT_EQ(parsePlace(u" 4 207 ")->value, 4207U);
    EXPECT_EQ(parsePlace(u"time:1.5s")->value, 1'500'000'000U);
    EXPECT_EQ(parsePlace(u"1.000873s")->value, 1'000'873'000U);
    EXPECT_EQ(parsePlace(u"250ms")->value, 250'000'000U);
    EXPECT_EQ(parsePlace(u"3us")->value, 3'000U);
    EXPECT_EQ(parsePlace(u"40ns")->value, 40U);
    for (const char16_t* wrong : {u"", u"soon", u"event:", u"event:x", u"time:7", u"time:s", u"-3", u"1.5", u"1..5s"})
        EXPECT_FALSE(parsePlace(wrong)) << QString::fromUtf16(wrong).toStdString();
}

} // namespace
} // namespace ws::ui
