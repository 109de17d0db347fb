#include "base/random.h"
#include "support/sample_trace.h"
#include "ui/stage/token_places.h"

#include "replay/cursor.h"

#include <gtest/gtest.h>

#include <set>

namespace ws::ui {
namespace {

using trace::GoId;
using trace::State;

StageInput input(double width, double height, std::uint32_t procs, std::uint32_t goroutines)
{
    StageInput result;
    result.size = QSizeF(width, height);
    result.procs = procs;
    for (const State state : {State::Waiting, State::Runnable, State::Semacquire, State::Done})
        result.peaks[static_cast<std::size_t>(state)] = goroutines;
    result.peaks[static_cast<std::size_t>(State::Running)] = std::min(procs, goroutines);
    result.peaks[static_cast<std::size_t>(State::Syscall)] = std::min(procs, goroutines);
    result.objects = {{1, trace::ObjectKind::Map, 5}, {2, trace::ObjectKind::WaitGroup, 4},
        {3, trace::ObjectKind::Pool, 3}, {4, trace::ObjectKind::Mutex, 2}, {5, trace::ObjectKind::Stdout, 1}};
    return result;
}

/// A world with these goroutines in these states; running ones get processors as long as there are some.
replay::World worldOf(const std::vector<State>& states, std::uint32_t procs)
{
    replay::World world;
    world.goroutines.resize(states.size() + 1);
    world.procs.resize(procs);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < states.size(); ++i) {
        auto& g = world.goroutines[i + 1];
        g.state = states[i];
        if ((g.state == State::Running || g.state == State::Crashed) && next < procs) {
            g.proc = static_cast<std::uint8_t>(next);
            world.procs[next++].running = static_cast<GoId>(i + 1);
        } else if (g.state == State::Running || g.state == State::Crashed) {
            g.state = State::Runnable;
        }
        ++world.counts[static_cast<std::size_t>(g.state)];
    }
    return world;
}

std::vector<State> randomStates(Random& random, std::size_t count)
{
    std::vector<State> states;
    for (std::size_t i = 0; i < count; ++i)
        states.push_back(static_cast<State>(random.below(trace::kStateCount)));
    return states;
}

struct Size {
    double width;
    double height;
};

TEST(StageLayout, FieldsAndCardsLieInsideTheStageAndDoNotOverlap)
{
    for (const Size size : {Size{560, 300}, Size{820, 400}, Size{1000, 520}, Size{1600, 900}, Size{3000, 1500}}) {
        for (const std::uint32_t procs : {1U, 4U, 16U, 128U}) {
            const StageLayout layout = StageLayout::compute(input(size.width, size.height, procs, 300));
            std::vector<QRectF> boxes(layout.fields.begin(), layout.fields.end());
            for (const ObjectBox& object : layout.objects)
                boxes.push_back(object.box);
            const QRectF stage(0, 0, size.width, size.height);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                EXPECT_TRUE(stage.contains(boxes[i])) << size.width << " box " << i;
                for (std::size_t j = 0; j < i; ++j)
                    EXPECT_FALSE(boxes[i].intersects(boxes[j])) << size.width << " boxes " << i << " and " << j;
            }
            ASSERT_EQ(layout.procs.size(), procs);
            for (const ProcSlot& slot : layout.procs)
                EXPECT_TRUE(layout.fields[2].adjusted(-1, -1, 1, 1).contains(slot.token)) << procs;
        }
    }
}

TEST(StageLayout, EveryObjectIsDrawnOrCountedAsHidden)
{
    for (const double width : {560.0, 800.0, 1200.0, 2400.0}) {
        const StageInput in = input(width, 500, 4, 100);
        const StageLayout layout = StageLayout::compute(in);
        EXPECT_EQ(layout.objects.size() + layout.hiddenObjects, in.objects.size());
        EXPECT_GE(layout.objects.size(), 2U);
    }
}

TEST(StageLayout, AllFieldsShareOneTokenSize)
{
    const StageLayout layout = StageLayout::compute(input(1000, 520, 4, 300));
    for (const TokenGrid& grid : layout.grids) {
        EXPECT_EQ(grid.tileW, layout.grids[0].tileW);
        EXPECT_EQ(grid.tileH, layout.grids[0].tileH);
    }
}

TEST(StageLayout, FewTokensCarryTheirNamesAndManyFitAnyway)
{
    EXPECT_TRUE(StageLayout::compute(input(1000, 520, 4, 8)).chips);
    for (const std::uint32_t count : {300U, 10'000U, 100'000U, 1'000'000U}) {
        const StageLayout layout = StageLayout::compute(input(1000, 520, 4, count));
        EXPECT_FALSE(layout.chips);
        for (const std::size_t field : {0U, 1U, 3U, 4U})
            EXPECT_GE(layout.grids[field].capacity(), count);
    }
}

TEST(StageLayout, EveryDrawnTokenCanBeHit)
{
    Random random(5);
    for (const std::size_t count : {3U, 40U, 300U, 5000U}) {
        const StageLayout layout = StageLayout::compute(input(1000, 520, 4, static_cast<std::uint32_t>(count)));
        TokenPlaces places;
        places.update(worldOf(randomStates(random, count), 4), layout, true);
        std::set<GoId> found;
        for (GoId g = 1; g <= count; ++g) {
            if (places.place(g).kind == 0)
                continue;
            const QRectF box = places.shown(g, layout);
            if (layout.grids[2].rows * layout.grids[2].columns * layout.grids[2].perCell
                    <= places.occupants(Field::Running).size()
                && places.place(g).kind == 1 && places.place(g).field == Field::Running)
                continue; // more system calls than the trace's peak promised
            ASSERT_EQ(places.at(box.center(), layout), g) << "of " << count;
            ASSERT_EQ(places.at(box.topLeft() + QPointF(0.3, 0.3), layout), g) << "of " << count;
            found.insert(g);
        }
        EXPECT_GT(found.size(), count / 2);
    }
}

TEST(TokenPlaces, FieldsStayPackedAndEveryGoroutineHasOnePlace)
{
    Random random(9);
    const StageLayout layout = StageLayout::compute(input(1000, 520, 4, 200));
    TokenPlaces places;
    std::vector<State> states(200, State::Absent);
    for (int round = 0; round < 300; ++round) {
        for (int change = 0; change < 5; ++change)
            states[random.below(200)] = static_cast<State>(random.below(trace::kStateCount));
        const replay::World world = worldOf(states, 4);
        places.update(world, layout, round % 50 == 0);
        std::size_t standing = 0;
        for (std::size_t field = 0; field < kFieldCount; ++field) {
            const auto& all = places.occupants(static_cast<Field>(field));
            for (std::uint32_t slot = 0; slot < all.size(); ++slot) {
                ASSERT_EQ(places.place(all[slot]).slot, slot);
                ASSERT_EQ(places.place(all[slot]).field, static_cast<Field>(field));
                ASSERT_EQ(fieldOf(world.goroutines[all[slot]].state), static_cast<Field>(field));
            }
            standing += all.size();
        }
        std::size_t atProcs = 0;
        std::size_t alive = 0;
        for (GoId g = 1; g <= 200; ++g) {
            atProcs += places.place(g).kind == 2 ? 1U : 0U;
            alive += world.goroutines[g].state != State::Absent ? 1U : 0U;
        }
        ASSERT_EQ(standing + atProcs, alive);
        places.advance();
    }
}

TEST(TokenPlaces, AStepMovesAtMostTwoTokens)
{
    const auto index = std::make_shared<replay::TraceIndex>(test::samplePoolTrace(60));
    replay::Cursor cursor(index);
    StageInput in = input(1000, 520, 4, 60);
    const StageLayout layout = StageLayout::compute(in);
    TokenPlaces places;
    places.update(cursor.world(), layout, true);
    while (cursor.step()) {
        std::vector<QRectF> before;
        for (GoId g = 0; g < cursor.world().goroutines.size(); ++g)
            before.push_back(places.target(g, layout));
        places.update(cursor.world(), layout, false);
        int moved = 0;
        for (GoId g = 1; g < cursor.world().goroutines.size(); ++g)
            moved += places.target(g, layout) != before[g] ? 1 : 0;
        ASSERT_LE(moved, 2) << "event " << cursor.position();
    }
}

TEST(TokenPlaces, AFlightStartsWhereTheTokenWasSeenAndEndsAtItsPlace)
{
    const StageLayout layout = StageLayout::compute(input(1000, 520, 4, 50));
    TokenPlaces places;
    std::vector<State> states(50, State::Waiting);
    places.update(worldOf(states, 4), layout, true);
    const QRectF from = places.shown(7, layout);
    states[6] = State::Done;
    places.update(worldOf(states, 4), layout, false);
    ASSERT_TRUE(places.flying(7));
    EXPECT_EQ(places.shown(7, layout), from);
    for (int frame = 0; frame < TokenPlaces::kFlightFrames; ++frame)
        places.advance();
    EXPECT_FALSE(places.flying(7));
    EXPECT_EQ(places.shown(7, layout), places.target(7, layout));
    EXPECT_EQ(places.place(7).field, Field::Done);
}

TEST(TokenPlaces, ASystemCallStaysInItsSlotUntilTheProcessorIsHandedOff)
{
    const StageLayout layout = StageLayout::compute(input(1000, 520, 4, 10));
    TokenPlaces places;
    replay::World world = worldOf({State::Running, State::Waiting}, 4);
    places.update(world, layout, true);
    world.goroutines[1].state = State::Syscall;
    places.update(world, layout, false);
    EXPECT_EQ(places.place(1).kind, 2);
    EXPECT_FALSE(places.flying(1));
    world.goroutines[1].proc = trace::kNoProc;
    places.update(world, layout, false);
    EXPECT_EQ(places.place(1).kind, 1);
    EXPECT_EQ(places.place(1).field, Field::Running);
}

} // namespace
} // namespace ws::ui
