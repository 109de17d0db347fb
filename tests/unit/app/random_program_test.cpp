/// Random concurrent Go programs: each compiles, runs twice to the same hash, gives a sound trace, and its World comes
/// back exactly after any walk forward and back. Some race in a map and die, some deadlock: all of that is data.
#include "app/target.h"
#include "base/random.h"
#include "generator/random_go.h"
#include "replay/cursor.h"
#include "replay/validator.h"
#include "sim/simulate.h"

#include <gtest/gtest.h>

namespace ws::app {
namespace {

std::string randomProgram(std::uint64_t seed)
{
    generator::SeededChoices choices(seed);
    return generator::randomGo(choices, generator::Flavour::Racy);
}

class RandomPrograms : public testing::TestWithParam<std::uint64_t> { };

TEST_P(RandomPrograms, runTheSameTwiceAndComeBackExactly)
{
    const std::uint64_t first = GetParam() * 25;
    for (std::uint64_t seed = first; seed < first + 25; ++seed) {
        Target target;
        target.sources.push_back({"prog.go", randomProgram(seed)});
        const auto version = seed % 2 == 0 ? go::LanguageVersion::Go126 : go::LanguageVersion::Go119;
        const Built built = build(target, version);
        ASSERT_TRUE(built.module != nullptr)
            << (built.diagnostics.empty() ? "" : built.diagnostics.front().message) << '\n'
            << target.sources[0].text;
        sim::Options options;
        options.seed = seed;
        options.procs = 1 + static_cast<std::uint32_t>(seed % 4);
        options.version = version;
        const auto trace = sim::simulate(built.module, options).trace;
        ASSERT_EQ(trace->run().hash, sim::simulate(built.module, options).trace->run().hash) << "seed " << seed;
        const auto violations = replay::validate(*trace);
        ASSERT_TRUE(violations.empty()) << "seed " << seed << ": event " << violations.front().event << ": "
                                        << violations.front().what << '\n'
                                        << target.sources[0].text;
        for (trace::EventIndex at = 0; at < trace->size(); ++at) { // nobody's: only where a program copies a lock
            const trace::Event& event = trace->event(at);
            const bool sync = event.kind == trace::EventKind::WgCounter || event.kind == trace::EventKind::WgWaiters
                || event.kind == trace::EventKind::LockRelease || event.kind == trace::EventKind::RUnlock;
            ASSERT_FALSE(sync && event.g == 0) << "seed " << seed << ": event " << at;
        }

        const auto index = std::make_shared<const replay::TraceIndex>(trace);
        replay::Cursor cursor(index);
        const replay::World start = cursor.world();
        while (cursor.step()) { }
        const replay::World end = cursor.world();
        Random random(seed);
        for (int hop = 0; hop < 20; ++hop) { // seek, then step there from the other side
            const auto place = static_cast<replay::EventIndex>(random.below(trace->size() + 1));
            cursor.seek(place);
            replay::Cursor other(index);
            while (other.position() < place)
                other.step();
            ASSERT_EQ(cursor.world(), other.world()) << "seed " << seed << " place " << place;
        }
        cursor.seek(trace->size());
        ASSERT_EQ(cursor.world(), end) << "seed " << seed;
        while (cursor.stepBack()) { }
        ASSERT_EQ(cursor.world(), start) << "seed " << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomPrograms, testing::Range<std::uint64_t>(0, 8));

} // namespace
} // namespace ws::app
