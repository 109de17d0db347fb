/// The promises that the scenarios make (product.md, "The story, told truthfully"), checked over many seeds.
#include "app/session.h"
#include "app/target.h"
#include "query/summary.h"
#include "sim/simulate.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace ws::app {
namespace {

struct Played {
    query::Summary summary;
    std::string out, err;
};

/// A scenario with its defaults, compiled once and run with as many seeds as a test wants.
class Stage {
public:
    explicit Stage(const std::string& name, Arguments arguments = {})
    {
        auto target = resolveTarget(name);
        WS_ASSERT(target.ok());
        auto options = optionsOf(arguments, *target);
        WS_ASSERT(options.ok());
        m_options = std::move(*options);
        m_built = build(*target, m_options.version);
        WS_ASSERT(m_built.module != nullptr);
    }
    [[nodiscard]] Played run() const { return run(m_options.seed); }
    [[nodiscard]] Played run(std::uint64_t seed) const
    {
        sim::Options options = m_options;
        options.seed = seed;
        sim::Result result = sim::simulate(m_built.module, options);
        return {query::summarize(replay::TraceIndex(result.trace)), std::move(result.stdoutText),
            std::move(result.stderrText)};
    }
    /// All cores; `look` is called by one thread at a time.
    void seeds(
        std::uint64_t first, std::uint64_t last, const std::function<void(std::uint64_t, const Played&)>& look) const
    {
        std::atomic<std::uint64_t> next = first;
        std::mutex mutex;
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
            threads.emplace_back([&] {
                for (std::uint64_t seed = next++; seed <= last; seed = next++) {
                    const Played one = run(seed);
                    const std::lock_guard lock(mutex);
                    look(seed, one);
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
    }

private:
    sim::Options m_options;
    Built m_built;
};

Arguments with(const std::function<void(Arguments&)>& change)
{
    Arguments arguments;
    change(arguments);
    return arguments;
}

Arguments procs(std::uint32_t n)
{
    return with([n](Arguments& arguments) { arguments.procs = n; });
}

std::size_t countOf(const std::string& text, const std::string& part)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++n;
    return n;
}

TEST(WaitgroupStory, onTwoProcessorsSomeRunsDieWithGosTextAndTheOthersPrintEverything)
{
    int crashed = 0, finished = 0;
    Stage("waitgroup/unsafe", procs(2)).seeds(1, 100, [&](std::uint64_t seed, const Played& run) {
        if (run.summary.run.outcome == trace::Outcome::Fatal) {
            ++crashed;
            EXPECT_EQ(run.summary.run.exitCode, 2) << seed;
            EXPECT_EQ(run.summary.run.message, "fatal error: concurrent map writes") << seed;
            EXPECT_TRUE(run.err.starts_with("fatal error: concurrent map writes\n")) << seed;
        } else {
            ++finished;
            EXPECT_EQ(run.summary.run.exitCode, 0) << seed;
            EXPECT_EQ(countOf(run.out, "我是pool\n"), 300U) << seed;
            EXPECT_EQ(countOf(run.out, "关闭pool\n"), 300U) << seed;
            EXPECT_TRUE(run.out.starts_with("-----------WaitGroup执行结束了-----------\n")) << seed;
            EXPECT_EQ(run.err, "") << seed;
        }
    });
    EXPECT_GT(crashed, 0);
    EXPECT_GT(finished, 0);
}

TEST(WaitgroupStory, onOneProcessorNobodyEverMeetsInTheMap)
{
    Stage("waitgroup/unsafe", procs(1)).seeds(1, 100, [](std::uint64_t seed, const Played& run) {
        EXPECT_EQ(run.summary.run.outcome, trace::Outcome::Exited) << seed;
    });
}

TEST(MarshalStory, onTwoProcessorsTheIterationMeetsTheWriter)
{
    int crashed = 0;
    Stage("marshal/unsafe", procs(2)).seeds(1, 100, [&](std::uint64_t seed, const Played& run) {
        if (run.summary.run.outcome == trace::Outcome::Exited) {
            EXPECT_EQ(run.out, "Finish\n") << seed;
            return;
        }
        ++crashed;
        EXPECT_EQ(run.summary.run.exitCode, 2) << seed;
        EXPECT_TRUE(run.summary.run.message == "fatal error: concurrent map iteration and map write"
            || run.summary.run.message == "fatal error: concurrent map read and map write"
            || run.summary.run.message == "fatal error: concurrent map writes")
            << run.summary.run.message;
    });
    EXPECT_GT(crashed, 0);
}

TEST(MarshalStory, onOneProcessorItFinishes)
{
    Stage("marshal/unsafe", procs(1)).seeds(1, 20, [](std::uint64_t seed, const Played& run) {
        EXPECT_EQ(run.out, "Finish\n") << seed;
    });
}

TEST(PoolStory, theDefaultSeedCrashesWhileMostConnectionsAreOut)
{
    const Played run = Stage("pool/unsafe").run();
    EXPECT_EQ(run.summary.run.outcome, trace::Outcome::Fatal);
    EXPECT_EQ(run.summary.run.message, "fatal error: concurrent map writes");
    EXPECT_EQ(run.summary.run.exitCode, 2);
    EXPECT_GT(run.summary.connections.inUse, 50U);
    ASSERT_EQ(run.summary.waitGroups.size(), 1U);
    EXPECT_EQ(run.summary.waitGroups[0].name, "wg");
    EXPECT_GT(run.summary.waitGroups[0].counter, 0);
    EXPECT_EQ(run.summary.waitGroups[0].waiters, 1);
}

TEST(PoolStory, underExitAllSessionsEnd)
{
    const Played run = Stage("pool/unsafe", with([](Arguments& a) { a.afterCrash = "exit"; })).run();
    EXPECT_EQ(run.summary.run.outcome, trace::Outcome::Fatal);
    EXPECT_EQ(run.summary.connections.inUse, 0U);
}

TEST(PoolStory, orphanedSessionsMakeASecondClientTimeOut)
{
    const Played run = Stage("pool/unsafe", with([](Arguments& a) { a.afterCrash = "orphaned"; })).run();
    EXPECT_GT(run.summary.connections.timeouts, 0U);
    bool said = false;
    for (const query::Milestone& milestone : run.summary.milestones)
        said = said
            || milestone.text.find("timed out while checking out a connection from connection pool")
                != std::string::npos;
    EXPECT_TRUE(said);
}

class SafeVariants : public testing::TestWithParam<const char*> { };

TEST_P(SafeVariants, neverCrashAndLeaveNothingBehind)
{
    Stage(GetParam()).seeds(1, 1000, [](std::uint64_t seed, const Played& run) {
        EXPECT_EQ(run.summary.run.outcome, trace::Outcome::Exited) << seed;
        EXPECT_EQ(run.summary.run.exitCode, 0) << seed;
        EXPECT_EQ(run.out, "users loaded: 300\n") << seed;
        EXPECT_EQ(run.summary.connections.inUse, 0U) << seed;
        for (const query::Summary::WaitGroup& wg : run.summary.waitGroups)
            EXPECT_EQ(wg.counter, 0) << seed;
    });
}

INSTANTIATE_TEST_SUITE_P(Pool, SafeVariants,
    testing::Values("pool/mutex", "pool/syncmap", "pool/channel", "pool/slots", "pool/batch", "pool/bounded"));

TEST(RecoveredStory, connectionsAreHeldByNobodyAndTheCounterNeverReachesZero)
{
    const Played run = Stage("recovered/unsafe").run();
    EXPECT_GT(run.summary.connections.heldByNobody, 0U);
    ASSERT_FALSE(run.summary.waitGroups.empty());
    EXPECT_GT(run.summary.waitGroups[0].counter, 0);
    EXPECT_GT(run.summary.connections.timeouts, 0U);
}

TEST(RecoveredStory, deferCuresBoth)
{
    Stage("recovered/deferred").seeds(1, 200, [](std::uint64_t seed, const Played& run) {
        EXPECT_EQ(run.summary.run.outcome, trace::Outcome::Exited) << seed;
        EXPECT_EQ(run.summary.connections.heldByNobody, 0U) << seed;
        EXPECT_EQ(run.summary.connections.inUse, 0U) << seed;
        ASSERT_FALSE(run.summary.waitGroups.empty());
        EXPECT_EQ(run.summary.waitGroups[0].counter, 0) << seed;
    });
}

TEST(DeadlockStory, gosOwnDetectorSpeaks)
{
    const Played run = Stage("deadlock/unsafe").run();
    EXPECT_EQ(run.summary.run.outcome, trace::Outcome::Deadlock);
    EXPECT_EQ(run.summary.run.exitCode, 2);
    EXPECT_TRUE(run.err.starts_with("fatal error: all goroutines are asleep - deadlock!\n")) << run.err;
    EXPECT_EQ(Stage("deadlock/ordered").run().out, "110 90\n");
}

TEST(FiltermapStory, theSharedMapKillsTheServiceAndTheCopyDoesNot)
{
    int crashed = 0;
    Stage("filtermap/unsafe").seeds(1, 20, [&](std::uint64_t, const Played& run) {
        crashed += run.summary.run.outcome == trace::Outcome::Fatal ? 1 : 0;
    });
    EXPECT_GT(crashed, 10);
    Stage("filtermap/deepcopy").seeds(1, 50, [](std::uint64_t seed, const Played& run) {
        EXPECT_EQ(run.out, "requests served: 200\n") << seed;
    });
}

TEST(Determinism, theSameSeedGivesTheSameTrace)
{
    for (const ScenarioInfo& scenario : builtinScenarios()) {
        const Stage stage(scenario.id);
        EXPECT_EQ(stage.run(5).summary.run.hash, stage.run(5).summary.run.hash) << scenario.id;
        EXPECT_NE(stage.run(5).summary.run.hash, stage.run(6).summary.run.hash) << scenario.id;
    }
}

} // namespace
} // namespace ws::app
