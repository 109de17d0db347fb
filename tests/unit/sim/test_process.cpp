#include "unit/sim/go_program.h"

// How programs end: texts and exit codes are those of real Go.

namespace ws::sim::test {
namespace {

using trace::Outcome;

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

TEST(ProcessTest, mainsReturnEndsEverythingAtOnce)
{
    const Result result = runProgram(program("fmt time", R"go(func main() {
	go func() {
		defer fmt.Println("never")
		time.Sleep(time.Hour)
	}()
	time.Sleep(time.Millisecond)
	fmt.Println("done")
}
)go"));
    EXPECT_EQ(result.stdoutText, "done\n");
    EXPECT_EQ(result.trace->run().exitCode, 0);
    EXPECT_EQ(result.trace->run().outcome, Outcome::Exited);
    EXPECT_LT(result.trace->event(result.trace->size() - 1).timeNs, 10'000'000U);
}

TEST(ProcessTest, osExitRunsNoDeferredCalls)
{
    const Result result = runProgram(program("fmt os", R"go(func main() {
	defer fmt.Println("never")
	os.Exit(3)
}
)go"));
    EXPECT_EQ(result.stdoutText, "");
    EXPECT_EQ(result.stderrText, "");
    EXPECT_EQ(result.trace->run().exitCode, 3);
}

TEST(ProcessTest, everybodyAsleepIsADeadlockWithoutARunningGoroutine)
{
    Options options = onProcs(2);
    options.version = go::LanguageVersion::Go119;
    const Result result = runProgram(program("sync", R"go(func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	ch := make(chan int)
	go func() {
		<-ch
	}()
	wg.Wait()
}
)go"),
        options);
    EXPECT_EQ(result.trace->run().outcome, Outcome::Deadlock);
    EXPECT_EQ(result.trace->run().exitCode, 2);
    EXPECT_TRUE(
        result.stderrText.rfind("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [semacquire]:\n", 0)
        == 0)
        << result.stderrText;
    EXPECT_TRUE(contains(result.stderrText, "[chan receive]:\nmain.main.func1()\n")) << result.stderrText;
    EXPECT_FALSE(contains(result.stderrText, "[running]"));
}

TEST(ProcessTest, aPendingTimerPutsTheDeadlockOff)
{
    const Result result = runProgram(program("time", R"go(func main() {
	time.AfterFunc(3*time.Second, func() {})
	select {}
}
)go"));
    EXPECT_EQ(result.trace->run().outcome, Outcome::Deadlock);
    EXPECT_TRUE(contains(result.stderrText, "goroutine 1 [select (no cases)]:\n")) << result.stderrText;
    EXPECT_NEAR(static_cast<double>(result.trace->event(result.trace->size() - 1).timeNs), 3e9, 1e7);
}

TEST(ProcessTest, goexitOfMainIsADeadlockOfItsOwn)
{
    const Result result = runProgram(program("runtime", R"go(func main() {
	runtime.Goexit()
}
)go"));
    EXPECT_EQ(result.stderrText, "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
    EXPECT_EQ(result.trace->run().exitCode, 2);
}

TEST(ProcessTest, anUnrecoveredPanicDumpsItsGoroutineOnly)
{
    const Result result = runProgram(program("time", R"go(func main() {
	go func() {
		panic("boom")
	}()
	time.Sleep(time.Second)
}
)go"));
    EXPECT_EQ(result.trace->run().outcome, Outcome::Panic);
    EXPECT_EQ(result.trace->run().exitCode, 2);
    EXPECT_EQ(result.trace->run().message, "panic: boom");
    EXPECT_TRUE(result.stderrText.rfind("panic: boom\n\ngoroutine ", 0) == 0) << result.stderrText;
    EXPECT_TRUE(contains(result.stderrText, " [running]:\nmain.main.func1()\n")) << result.stderrText;
    EXPECT_TRUE(contains(result.stderrText, "created by main.main in goroutine 1\n")) << result.stderrText;
    EXPECT_FALSE(contains(result.stderrText, "[sleep]"));
}

TEST(ProcessTest, unlockOfAnUnlockedMutexIsFatalAndCannotBeRecovered)
{
    Options options;
    options.version = go::LanguageVersion::Go119;
    const Result result = runProgram(program("sync time", R"go(func main() {
	go time.Sleep(time.Hour)
	time.Sleep(time.Millisecond)
	defer func() { recover() }()
	var mu sync.Mutex
	mu.Unlock()
}
)go"),
        options);
    EXPECT_EQ(result.trace->run().outcome, Outcome::Fatal);
    EXPECT_TRUE(
        result.stderrText.rfind("fatal error: sync: unlock of unlocked mutex\n\ngoroutine 1 [running]:\n", 0) == 0)
        << result.stderrText;
    EXPECT_TRUE(contains(result.stderrText, " [sleep]:\ntime.Sleep(...)\n")) << result.stderrText;
}

TEST(ProcessTest, aWriterToAPipeThatNobodyReadsStaysInTheSystemCall)
{
    Options options = onProcs(2);
    options.stdoutKind = StdoutKind::Pipe;
    const Result result = runProgram(program("fmt sync", R"go(func main() {
	var wg sync.WaitGroup
	line := make([]byte, 1000)
	for i := 0; i < 100; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Println(string(line))
		}()
	}
	wg.Wait()
}
)go"),
        options);
    EXPECT_EQ(result.trace->run().outcome, Outcome::Limit);
    EXPECT_EQ(result.stdoutText.size(), 65'536U);
}

TEST(ProcessTest, endlessLoopsAndEndlessGoroutineCreationEndAtALimit)
{
    Options options = onProcs(2);
    options.maxVirtualNs = 50'000'000;
    options.level = TraceLevel::Scheduling;
    Result result = runProgram("package main\n\nfunc main() {\n\tfor {\n\t}\n}\n", options);
    EXPECT_EQ(result.trace->run().outcome, Outcome::Limit);
    EXPECT_TRUE(contains(result.trace->run().message, "virtual time")) << result.trace->run().message;

    options = onProcs(2);
    options.level = TraceLevel::None;
    result = runProgram("package main\n\nfunc main() {\n\tfor {\n\t\tgo func() { select {} }()\n\t}\n}\n", options);
    EXPECT_EQ(result.trace->run().outcome, Outcome::Limit);
    EXPECT_TRUE(contains(result.trace->run().message, "goroutines")) << result.trace->run().message;
}

TEST(ProcessTest, progressCanCancelARun)
{
    const auto module = compileProgram("package main\n\nfunc main() {\n\tfor {\n\t}\n}\n");
    ASSERT_NE(module, nullptr);
    const Result result = simulate(module, onProcs(1), [](std::uint64_t, std::uint64_t) { return false; });
    EXPECT_EQ(result.trace->run().outcome, Outcome::Limit);
    EXPECT_EQ(result.trace->run().message, "cancelled");
}

TEST(ProcessTest, theSameSeedGivesTheSameTraceAndAnotherSeedAnother)
{
    const std::string source = program("fmt sync time", R"go(func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for i := 0; i < 40; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(i%7) * time.Millisecond)
			mu.Lock()
			sum += i
			mu.Unlock()
			fmt.Println(i)
		}()
	}
	wg.Wait()
	fmt.Println(sum)
}
)go");
    const auto module = compileProgram(source);
    ASSERT_NE(module, nullptr);
    const Result first = simulate(module, onProcs(4, 1));
    const Result again = simulate(module, onProcs(4, 1));
    const Result other = simulate(module, onProcs(4, 2));
    EXPECT_EQ(first.trace->run().hash, again.trace->run().hash);
    EXPECT_EQ(first.trace->events(), again.trace->events());
    EXPECT_NE(first.trace->run().hash, other.trace->run().hash);
}

TEST(ProcessLimit, anEmptyLoopReachesTheLimitAtOnceAndTheMessageNamesIt)
{
    // Round by round this would be ten thousand million instructions.
    Options options = onProcs(1);
    options.statementBudget = 10;
    const Result result = runProgram("package main\n\nfunc main() {\n\tfor {\n\t}\n}\n", options);
    EXPECT_EQ(result.trace->run().outcome, trace::Outcome::Limit);
    EXPECT_EQ(result.trace->run().message,
        "the program has used 3.0 s of processor time; that is Waitscope's limit (goroutine 1 is in main.main at "
        "prog.go:4; real Go would go on)");
}

TEST(ProcessLimit, othersRunOnTimeBesideAnEmptyLoop)
{
    // On one processor the loop is preempted; main must come back from its sleep as it would beside a loop that counts.
    const auto finish = [](const std::string& loop) {
        Options options = onProcs(1);
        options.statementBudget = 10;
        return runProgram(program("fmt time",
                              "func main() {\n\tgo func() {\n" + loop
                                  + "\n}()\n\tfor i := 0; i < 3; i++ {\n\t\ttime.Sleep(time.Millisecond)\n\t}\n"
                                    "\tfmt.Println(\"done\")\n}\n"),
            options);
    };
    const Result empty = finish("for {\n}");
    const Result counting = finish("for i := 0; ; i++ {\n}");
    EXPECT_EQ(empty.stdoutText, "done\n");
    EXPECT_EQ(counting.stdoutText, "done\n");
    const auto endMs = [](const Result& result) { return result.trace->events().back().timeNs / 1'000'000; };
    EXPECT_GE(endMs(empty), 30U);
    EXPECT_EQ(endMs(empty), endMs(counting));
}

} // namespace
} // namespace ws::sim::test
