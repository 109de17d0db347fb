/// Random concurrent Go programs: each compiles, runs twice to the same hash, gives a sound trace, and its World comes
/// back exactly after any walk forward and back.
#include "app/target.h"
#include "base/random.h"
#include "replay/cursor.h"
#include "replay/validator.h"
#include "sim/simulate.h"

#include <gtest/gtest.h>

namespace ws::app {
namespace {

/// A main that starts a few goroutines, each a random list of statements over shared things. Some programs race in a
/// map and die, some deadlock: all of that is data.
std::string randomProgram(std::uint64_t seed)
{
    Random random(seed);
    static constexpr const char* kStatements[] = {
        "\tmu.Lock()\n\tsafe[%d]++\n\tmu.Unlock()\n",
        "\trw.RLock()\n\tsum += len(safe)\n\trw.RUnlock()\n",
        "\trw.Lock()\n\tsum += %d\n\trw.Unlock()\n",
        "\ttime.Sleep(%d * time.Microsecond)\n",
        "\truntime.Gosched()\n",
        "\tcounter.Add(%d)\n",
        "\tselect {\n\tcase ch <- %d:\n\tdefault:\n\t}\n",
        "\tselect {\n\tcase v := <-ch:\n\t\tcounter.Add(int64(v))\n\tcase <-time.After(%d * time.Microsecond):\n\t}\n",
        "\tfor i := 0; i < %d; i++ {\n\t\tcounter.Add(1)\n\t}\n",
        "\tonce.Do(func() { sum += %d })\n",
        "\tfunc() {\n\t\tdefer func() { recover() }()\n\t\tvar p *int\n\t\t*p = %d\n\t}()\n",
        "\tfmt.Println(\"line\", %d)\n",
        "\tch <- %d\n",
        "\tunsafeMap[%d] = 1\n",
    };
    constexpr std::uint32_t kAll = sizeof kStatements / sizeof *kStatements;
    const std::uint32_t kinds = random.below(3) == 0 ? kAll : kAll - 2; // mostly without deadlocks and races
    std::string text =
        "package main\n\nimport (\n\t\"fmt\"\n\t\"runtime\"\n\t\"sync\"\n\t\"sync/atomic\"\n\t\"time\"\n)\n\n"
        "var mu sync.Mutex\nvar rw sync.RWMutex\nvar once sync.Once\nvar counter atomic.Int64\nvar sum int\n"
        "var safe = map[int]int{}\nvar unsafeMap = map[int]int{}\nvar ch = make(chan int, 2)\n";
    const std::uint32_t workers = 2 + random.below(6);
    for (std::uint32_t w = 0; w < workers; ++w) {
        text += "\nfunc worker" + std::to_string(w) + "(wg *sync.WaitGroup) {\n\tdefer wg.Done()\n";
        for (std::uint32_t n = 1 + random.below(8); n > 0; --n) {
            std::string statement = kStatements[random.below(kinds)];
            if (const auto place = statement.find("%d"); place != std::string::npos)
                statement.replace(place, 2, std::to_string(1 + random.below(20)));
            text += statement;
        }
        text += "}\n";
    }
    text += "\nfunc main() {\n\tvar wg sync.WaitGroup\n";
    for (std::uint32_t w = 0; w < workers; ++w)
        text += "\twg.Add(1)\n\tgo worker" + std::to_string(w) + "(&wg)\n";
    text += "\twg.Wait()\n\tfmt.Println(counter.Load() >= 0, runtime.NumGoroutine() > 0)\n"
            "\t_ = time.Second\n\tonce.Do(func() {})\n}\n";
    return text;
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
