/// The two ways into a Mutex: a direct call, whose native in front of the body does the common case, and the body,
/// which calls through method values and interfaces run. Both must do and say the same.
#include "replay/validator.h"
#include "unit/sim/go_program.h"

#include <string>
#include <vector>

namespace ws::sim::test {
namespace {

struct Way {
    const char* name;
    const char* declaration; ///< of lock and unlock
};

class MutexPaths : public testing::TestWithParam<Way> { };

/// The library has locks of its own (printing takes one).
bool isMu(const trace::Trace& trace, const trace::Event& event)
{
    return trace.string(trace.object(event.obj).name) == "mu";
}

/// "acquire 3" and the like: which goroutine did what to `mu`, in order.
std::vector<std::string> lockEvents(const trace::Trace& trace)
{
    std::vector<std::string> events;
    for (trace::EventIndex at = 0; at < trace.size(); ++at) {
        const trace::Event& event = trace.event(at);
        if (!isMu(trace, event))
            continue;
        if (event.kind == trace::EventKind::LockAcquire)
            events.push_back("acquire " + std::to_string(event.g));
        else if (event.kind == trace::EventKind::LockRelease)
            events.push_back("release " + std::to_string(event.g));
    }
    return events;
}

std::string withWay(const Way& way, const std::string& body)
{
    return program("fmt sync", std::string("var mu sync.Mutex\n") + way.declaration + body);
}

TEST_P(MutexPaths, anUncontendedLockIsTakenAndGivenBack)
{
    for (const auto version : {go::LanguageVersion::Go119, go::LanguageVersion::Go126}) {
        Options options = onProcs(1);
        options.version = version;
        const Result result = runProgram(withWay(GetParam(), R"(
func main() {
	for i := 0; i < 3; i++ {
		lock()
		fmt.Println(mu.TryLock())
		unlock()
	}
	fmt.Println(mu.TryLock())
}
)"),
            options);
        EXPECT_EQ(result.stdoutText, "false\nfalse\nfalse\ntrue\n") << result.stderrText;
        const std::vector<std::string> expected = {
            "acquire 1", "release 1", "acquire 1", "release 1", "acquire 1", "release 1", "acquire 1"};
        EXPECT_EQ(lockEvents(*result.trace), expected);
        EXPECT_TRUE(replay::validate(*result.trace).empty());
    }
}

TEST_P(MutexPaths, aContendedLockExcludesOnEveryProcessor)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Options options = onProcs(4);
        options.seed = seed;
        const Result result = runProgram(withWay(GetParam(), R"(
func main() {
	var wg sync.WaitGroup
	n := 0
	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 200; i++ {
				lock()
				old := n
				n = old + 1
				unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(n)
}
)"),
            options);
        EXPECT_EQ(result.stdoutText, "1600\n") << result.stderrText;
        EXPECT_TRUE(replay::validate(*result.trace).empty());
        EXPECT_EQ(lockEvents(*result.trace).size(), 3200U);
    }
}

TEST_P(MutexPaths, unlockOfAnUnlockedMutexIsFatal)
{
    const Result result = runProgram(withWay(GetParam(), "func main() { fmt.Print(); unlock() }\n"), onProcs(1));
    EXPECT_EQ(result.trace->run().exitCode, 2);
    EXPECT_TRUE(result.stderrText.starts_with("fatal error: sync: unlock of unlocked mutex\n")) << result.stderrText;
}

INSTANTIATE_TEST_SUITE_P(Ways, MutexPaths,
    testing::Values(Way{"directly", "func lock() { mu.Lock() }\nfunc unlock() { mu.Unlock() }\n"},
        Way{"methodValue", "var lock, unlock = mu.Lock, mu.Unlock\n"},
        Way{"interface",
            "var locker sync.Locker = &mu\nfunc lock() { locker.Lock() }\nfunc unlock() { locker.Unlock() }\n"},
        Way{"deferred", "func lock() { defer mu.Lock() }\nfunc unlock() { defer mu.Unlock() }\n"}),
    [](const auto& way) { return way.param.name; });

TEST(MutexInFront, takesAFreeLockOnTheCallersLine)
{
    const Result result = runProgram(program("fmt sync", R"(
var mu sync.Mutex

func main() {
	mu.Lock()
	fmt.Println("mine")
	mu.Unlock()
}
)"),
        onProcs(1));
    std::size_t seen = 0;
    for (trace::EventIndex at = 0; at < result.trace->size(); ++at) {
        const trace::Event& event = result.trace->event(at);
        const bool isLocking =
            event.kind == trace::EventKind::LockAcquire || event.kind == trace::EventKind::LockRelease;
        if (!isLocking || !isMu(*result.trace, event))
            continue;
        ++seen;
        EXPECT_EQ(result.trace->string(result.trace->frame(event.stack).function), "main.main");
    }
    EXPECT_EQ(seen, 2U);
}

TEST(MutexInFront, leavesANilPointerToTheBody)
{
    for (const auto version : {go::LanguageVersion::Go119, go::LanguageVersion::Go126}) {
        Options options = onProcs(1);
        options.version = version;
        const Result result = runProgram(program("fmt sync", R"(
type counter struct {
	n  int
	mu sync.Mutex
}

func main() {
	var c *counter
	fmt.Println("before")
	c.mu.Lock()
}
)"),
            options);
        EXPECT_EQ(result.trace->run().exitCode, 2);
        EXPECT_TRUE(result.stderrText.starts_with(
            "panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV"))
            << result.stderrText;
    }
}

} // namespace
} // namespace ws::sim::test
