#include "unit/sim/go_program.h"

#include <algorithm>
#include <map>
#include <sstream>

// The runtime's behaviour in time: go-runtime.md sections 1.4, 3 and 4.

namespace ws::sim::test {
namespace {

using trace::Event;
using trace::EventKind;
using trace::Reason;

constexpr std::uint64_t kMs = 1'000'000;

Options go119(std::uint32_t procs, std::uint64_t seed = 1)
{
    Options options = onProcs(procs, seed);
    options.version = go::LanguageVersion::Go119;
    return options;
}

std::vector<std::int64_t> numbers(const std::string& text)
{
    std::istringstream in(text);
    std::vector<std::int64_t> result;
    for (std::int64_t n = 0; in >> n;)
        result.push_back(n);
    return result;
}

std::vector<Event> eventsOf(const Result& result, EventKind kind)
{
    std::vector<Event> found;
    for (const Event& e : result.trace->events()) {
        if (e.kind == kind)
            found.push_back(e);
    }
    return found;
}

// -- sync

const char* const kHog = R"go(func main() {
	var mu sync.Mutex
	go func() {
		for {
			mu.Lock()
			for i := 0; i < 2000; i++ {
			}
			mu.Unlock()
		}
	}()
	time.Sleep(time.Millisecond)
	for i := 0; i < 15; i++ {
		start := time.Now()
		mu.Lock()
		fmt.Println(time.Since(start).Microseconds())
		mu.Unlock()
		time.Sleep(100 * time.Microsecond)
	}
}
)go";

std::vector<std::int64_t> waits(const Options& options)
{
    std::vector<std::int64_t> waits = numbers(runProgram(program("fmt sync time", kHog), options).stdoutText);
    EXPECT_EQ(waits.size(), 15U);
    std::sort(waits.begin(), waits.end());
    return waits;
}

TEST(Starvation, nobodyWaitsMuchLongerThanAMillisecondForOneThatTakesTheMutexAgainAtOnce)
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const std::int64_t longest = waits(onProcs(2, seed)).back(); // real Go: 1,110 if the hog leaves no gap
        EXPECT_GE(longest, 1000);
        EXPECT_LE(longest, 1'400);
    }
}

TEST(Starvation, onOneProcessorTheHogFirstUsesItsTimeSlice)
{
    const std::int64_t median = waits(onProcs(1))[7]; // real Go: 20,000
    EXPECT_GE(median, 9'000);
    EXPECT_LE(median, 22'000);
}

TEST(Starvation, theModeBeginsWithTheLongWaitAndEndsWithTheLastWaiter)
{
    const Result result = runProgram(program("fmt sync time", kHog), onProcs(2));
    const std::vector<Event> modes = eventsOf(result, EventKind::LockMode);
    ASSERT_GE(modes.size(), 8U);
    for (std::size_t i = 0; i < modes.size(); ++i)
        EXPECT_EQ(modes[i].a, i % 2 == 0 ? 1U : 0U); // on, off, on, off …
    EXPECT_EQ(modes[0].g, 1U); // main, which has waited
    EXPECT_EQ(modes[1].g, 1U); // and is the last one when it owns the lock
    // Handed over: the hog unlocks, steps back and main owns it without running for it.
    const auto yields = eventsOf(result, EventKind::GoYield);
    EXPECT_TRUE(std::any_of(yields.begin(), yields.end(), [](const Event& e) { return e.reason == Reason::Goyield; }));
}

TEST(RWMutexOrder, aWaitingWriterKeepsNewReadersOut)
{
    EXPECT_EQ(runProgram(program("fmt sync time", R"go(func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(3)
	rw.RLock()
	go func() {
		defer wg.Done()
		rw.Lock()
		fmt.Println("writer")
		rw.Unlock()
	}()
	time.Sleep(time.Millisecond)
	for i := 0; i < 2; i++ {
		go func() {
			defer wg.Done()
			rw.RLock()
			fmt.Println("reader")
			rw.RUnlock()
		}()
	}
	time.Sleep(time.Millisecond)
	fmt.Println("first reader leaves")
	rw.RUnlock()
	wg.Wait()
}
)go"),
                  onProcs(2))
                  .stdoutText,
        "first reader leaves\nwriter\nreader\nreader\n");
}

TEST(SelectFairness, everyReadyCaseIsTakenEquallyOftenOverTheSeeds)
{
    const auto module = compileProgram(program("fmt", R"go(func main() {
	a, b, c := make(chan int, 1), make(chan int, 1), make(chan int, 1)
	a <- 0
	b <- 0
	select {
	case <-a:
		fmt.Print(0)
	case <-b:
		fmt.Print(1)
	case c <- 0:
		fmt.Print(2)
	}
}
)go"));
    ASSERT_TRUE(module != nullptr);
    std::map<std::string, int> counts;
    for (std::uint64_t seed = 1; seed <= 600; ++seed)
        ++counts[simulate(module, onProcs(1, seed)).stdoutText];
    for (const char* choice : {"0", "1", "2"}) {
        EXPECT_GT(counts[choice], 150); // 200 are expected, the standard deviation is 11.5
        EXPECT_LT(counts[choice], 250);
    }
}

// -- time slices

void expectSlices(const std::string& loop)
{
    const Result result = runProgram(program("time",
                                         "var x int\n\nfunc f() { x++ }\n\nfunc spin() {\n\tfor {\n" + loop
                                             + "\t}\n}\n\nfunc main() {\n\tgo spin()\n\tgo spin()\n"
                                               "\ttime.Sleep(300 * time.Millisecond)\n}\n"),
        onProcs(1));
    std::vector<Event> preempted;
    for (const Event& e : eventsOf(result, EventKind::GoYield)) {
        if (e.reason == Reason::Preempted)
            preempted.push_back(e);
    }
    ASSERT_GE(preempted.size(), 13U); // 300 ms in slices of 10 to 20
    for (std::size_t i = 1; i < preempted.size(); ++i) {
        const std::uint64_t slice = preempted[i].timeNs - preempted[i - 1].timeNs;
        EXPECT_GE(slice, 10 * kMs - kMs / 10);
        EXPECT_LE(slice, 21 * kMs);
        EXPECT_EQ(preempted[i].p, trace::kNoProc); // to the global queue
    }
}

TEST(TimeSlice, isTenToTwentyMillisecondsForALoopWithCalls)
{
    expectSlices("\t\tf()\n");
}

TEST(TimeSlice, isTheSameForALoopWithoutCallsSince114)
{
    expectSlices("\t\tx++\n");
    expectSlices("");
}

TEST(TimeSlice, isInheritedThroughRunnextSoThatAPairCannotKeepTheProcessor)
{
    const std::vector<std::int64_t> at = numbers(runProgram(program("fmt time", R"go(func main() {
	ping, pong := make(chan int), make(chan int)
	start := time.Now()
	go func() {
		for {
			pong <- <-ping
		}
	}()
	ping <- 0
	<-pong
	done := make(chan time.Duration, 1)
	go func() {
		for i := 0; i < 1000000; i++ {
			ping <- i
			<-pong
		}
	}()
	go func() { done <- time.Since(start) }()
	for len(done) == 0 {
		ping <- 1
		<-pong
	}
	fmt.Println((<-done).Microseconds())
}
)go"),
        onProcs(1))
                                                     .stdoutText);
    ASSERT_EQ(at.size(), 1U);
    EXPECT_LE(at[0], 22'000); // the third one's turn comes when the pair's common slice is over
}

TEST(SecondProcessor, isSeenAtWorkSoonAfterARunningGoroutineHasMadeSomebodyReady)
{
    // Within some tens of microseconds, not when sysmon looks next.
    const auto startedAfter = [](const std::string& makesReady) {
        std::vector<std::int64_t> at = numbers(runProgram(program("fmt sync sync/atomic time", R"go(func main() {
	var ran atomic.Bool
	var mu sync.Mutex
	ch := make(chan int)
	var start time.Time
	f := func() {
		ran.Store(true)
	}
	go func() {
		<-ch
		f()
	}()
	mu.Lock()
	go func() {
		mu.Lock()
		f()
	}()
	time.Sleep(time.Millisecond)
	for start = time.Now(); time.Since(start) < 40*time.Millisecond; {
		// sysmon has nothing to do and looks every 10 ms only
	}
	start = time.Now()
)go" + makesReady + R"go(
	for !ran.Load() {
	}
	fmt.Println(time.Since(start).Microseconds())
	_ = mu.TryLock()
}
)go"),
            onProcs(2))
                                                   .stdoutText);
        return at.empty() ? -1 : at.front();
    };
    for (const char* makesReady :
        {"\tgo f()", "\tch <- 1", "\tmu.Unlock()", "\tclose(ch)", "\ttime.AfterFunc(time.Microsecond, f)"}) {
        const std::int64_t at = startedAfter(makesReady);
        EXPECT_GT(at, 0) << makesReady;
        EXPECT_LT(at, 1'000) << makesReady;
    }
}

// -- system calls

std::string writesIntoAPipe(const std::string& others)
{
    return program("fmt strings time",
        "func main() {\n" + others
            + "\ttext := strings.Repeat(\"x\", 70000)\n\tgo fmt.Print(text)\n\ttime.Sleep(200 * "
              "time.Millisecond)\n}\n");
}

TEST(Syscall, sysmonTakesTheProcessorOfALongOneForWhoIsInTheQueue)
{
    Options options = onProcs(1);
    options.stdoutKind = StdoutKind::Pipe; // takes 65,536 bytes, and the write never returns
    // A processor's first system call may be taken at sysmon's first look (runtime.retake: both ticks are 0); a later
    // one is seen, and taken at the next look.
    const Result result =
        runProgram(writesIntoAPipe("\tfmt.Print(1)\n\tgo func() {\n\t\tfor {\n\t\t}\n\t}()\n"), options);
    std::uint64_t began = 0;
    std::uint64_t handed = 0;
    for (const Event& e : result.trace->events()) {
        if (e.kind == EventKind::GoSyscall && handed == 0)
            began = e.timeNs;
        if (e.kind == EventKind::ProcHandoff && handed == 0)
            handed = e.timeNs;
    }
    ASSERT_NE(began, 0U);
    ASSERT_GT(handed, began);
    EXPECT_GE(handed - began, 20'000U);
    EXPECT_LE(handed - began, 11 * kMs);
    EXPECT_EQ(result.trace->run().outcome, trace::Outcome::Exited); // main ends the process all the same
}

TEST(Syscall, shortOnesKeepTheirProcessor)
{
    const Result result = runProgram(
        program("fmt", "func main() {\n\tfor i := 0; i < 200; i++ {\n\t\tfmt.Println(i)\n\t}\n}\n"), onProcs(2));
    EXPECT_GE(eventsOf(result, EventKind::GoSyscall).size(), 200U);
    EXPECT_TRUE(eventsOf(result, EventKind::ProcHandoff).empty());
    for (const Event& e : eventsOf(result, EventKind::GoSyscallExit))
        EXPECT_EQ(e.after(), trace::State::Running);
}

// -- collections and minutes

std::string minutesProgram(int dumpAtSeconds)
{
    return program("runtime sync time",
        R"go(func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		time.Sleep(70 * time.Second)
		runtime.GC()
	}()
	go func() {
		time.Sleep()go"
            + std::to_string(dumpAtSeconds) + R"go( * time.Second)
		var mu sync.Mutex
		mu.Unlock()
	}()
	wg.Wait()
}
)go");
}

TEST(Minutes, areCountedFromTheCollectionBeforeTheOneThatSawTheWait)
{
    // As measured: the first collection at 70 s, the forced one 120 s later.
    const auto mainAt = [](int seconds) {
        const std::string dump = runProgram(minutesProgram(seconds), go119(2)).stderrText;
        const std::size_t at = dump.find("goroutine 1 [");
        return at == std::string::npos ? dump : dump.substr(at, dump.find('\n', at) - at);
    };
    EXPECT_EQ(mainAt(135), "goroutine 1 [semacquire]:");
    EXPECT_EQ(mainAt(185), "goroutine 1 [semacquire]:");
    EXPECT_EQ(mainAt(205), "goroutine 1 [semacquire, 2 minutes]:");
    EXPECT_EQ(mainAt(260), "goroutine 1 [semacquire, 3 minutes]:");
}

TEST(ForcedGc, comesTwoMinutesAfterTheLastCollection)
{
    const Result result = runProgram(minutesProgram(320), go119(2));
    const std::vector<Event> starts = eventsOf(result, EventKind::GcStart);
    ASSERT_EQ(starts.size(), 3U);
    EXPECT_NEAR(static_cast<double>(starts[0].timeNs) / 1e9, 70, 0.1);
    EXPECT_NEAR(static_cast<double>(starts[1].timeNs) / 1e9, 190, 0.1);
    EXPECT_NEAR(static_cast<double>(starts[2].timeNs) / 1e9, 310, 0.1);
}

// -- processors

TEST(Gomaxprocs, canBeLoweredAndRaisedWhileTheProgramRuns)
{
    const Result result = runProgram(program("fmt runtime sync time", R"go(func burst() {
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			start := time.Now()
			for time.Since(start) < 5*time.Millisecond {
			}
		}()
	}
	wg.Wait()
}

func main() {
	burst()
	fmt.Println(runtime.GOMAXPROCS(1), runtime.GOMAXPROCS(0))
	fmt.Println("one")
	burst()
	fmt.Println("four")
	fmt.Println(runtime.GOMAXPROCS(4), runtime.GOMAXPROCS(0))
	burst()
}
)go"),
        onProcs(4));
    EXPECT_EQ(result.stdoutText, "4 1\none\nfour\n1 4\n");
    std::map<std::string, int> procs; // by phase: processors that ran somebody
    std::map<std::string, unsigned> seen;
    std::string phase = "before";
    for (const Event& e : result.trace->events()) {
        if (e.kind == EventKind::Output)
            phase = result.trace->string(e.b);
        if (e.kind == EventKind::GoStart)
            seen[phase] |= 1U << e.p;
    }
    EXPECT_GT(__builtin_popcount(seen["before"]), 1);
    EXPECT_EQ(__builtin_popcount(seen["one\n"]), 1);
    EXPECT_GT(__builtin_popcount(seen["1 4\n"]), 1);
}

TEST(LockOsThread, showsInTheHeader)
{
    const Result result =
        runProgram(program("runtime", "func main() {\n\truntime.LockOSThread()\n\t<-make(chan int)\n}\n"), go119(1));
    EXPECT_NE(result.stderrText.find("goroutine 1 [chan receive, locked to thread]:"), std::string::npos)
        << result.stderrText;
}

// -- deadlock

TEST(WholeDeadlock, waitsForTimersFirst)
{
    const Result result = runProgram(
        program("time", "func main() {\n\ttime.AfterFunc(3*time.Second, func() {})\n\t<-make(chan int)\n}\n"));
    EXPECT_EQ(result.trace->run().outcome, trace::Outcome::Deadlock);
    EXPECT_NEAR(static_cast<double>(result.trace->events().back().timeNs) / 1e9, 3, 0.01);
    EXPECT_EQ(result.trace->run().exitCode, 2);
}

TEST(WholeDeadlock, isNotWhileSomebodySleeps)
{
    const Result result = runProgram(program("fmt time",
        "func main() {\n\tch := make(chan int)\n\tgo func() {\n\t\ttime.Sleep(time.Hour / 2)\n\t\tch <- "
        "1\n\t}()\n\tfmt.Println(<-ch)\n}\n"));
    EXPECT_EQ(result.stdoutText, "1\n");
}

TEST(WholeDeadlock, isNotWhileSomebodyIsInASystemCall)
{
    Options options = onProcs(2);
    options.stdoutKind = StdoutKind::Pipe;
    const Result result = runProgram(
        program("fmt strings", "func main() {\n\tgo fmt.Print(strings.Repeat(\"x\", 70000))\n\t<-make(chan int)\n}\n"),
        options);
    EXPECT_EQ(result.trace->run().outcome, trace::Outcome::Limit);
    EXPECT_EQ(result.stderrText, "");
}

TEST(WholeDeadlock, saysWhenMainHasCalledGoexit)
{
    const Result result = runProgram(program("runtime", "func main() { runtime.Goexit() }\n"));
    EXPECT_EQ(result.trace->run().outcome, trace::Outcome::Deadlock);
    EXPECT_EQ(result.stderrText, "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
}

TEST(WholeDeadlock, labelsFollowTheVersion)
{
    const std::string source = program("sync time", R"go(func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var writing, reading sync.RWMutex
	wg.Add(1)
	mu.Lock()
	writing.Lock()
	reading.RLock()
	go func() { mu.Lock() }()
	go func() { writing.RLock() }()
	go func() { reading.Lock() }()
	time.Sleep(time.Millisecond)
	wg.Wait()
}
)go");
    const auto count = [](const std::string& text, const std::string& part) {
        int n = 0;
        for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
            ++n;
        return n;
    };
    const std::string old = runProgram(source, go119(1)).stderrText;
    EXPECT_EQ(count(old, " [semacquire]:"), 4) << old;
    const std::string now = runProgram(source, onProcs(1)).stderrText;
    for (const char* label :
        {" [sync.WaitGroup.Wait]:", " [sync.Mutex.Lock]:", " [sync.RWMutex.RLock]:", " [sync.RWMutex.Lock]:"})
        EXPECT_EQ(count(now, label), 1) << label << '\n' << now;
}

} // namespace
} // namespace ws::sim::test
