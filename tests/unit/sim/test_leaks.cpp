#include "unit/sim/go_program.h"

#include "trace/labels.h"

#include <algorithm>

// Partial deadlock: goroutines that nothing which can still move could ever wake (sim/leaks.h).

namespace ws::sim::test {
namespace {

using trace::EventKind;

std::vector<trace::Event> leaksOf(const std::string& source, Options options = onProcs(2))
{
    const Result result = runProgram(source, options);
    std::vector<trace::Event> leaks;
    for (const trace::Event& e : result.trace->events()) {
        if (e.kind == EventKind::GoLeak)
            leaks.push_back(e);
    }
    return leaks;
}

/// main drops everything but what the statements of `body` leave behind, and goes on for a while.
std::vector<trace::Event> leaksAfter(const std::string& body, const std::string& more = {})
{
    return leaksOf(program("context sync time",
        "var _ = context.Background\nvar _ sync.Mutex\n" + more + "\nfunc start() {\n" + body
            + "\n}\n\nfunc main() {\n\tstart()\n\tfor i := 0; i < 5; i++ {\n\t\ttime.Sleep(10 * "
              "time.Millisecond)\n\t}\n}\n"));
}

TEST(Leaks, aSenderThatEverybodyHasForgottenIsLost)
{
    const auto leaks =
        leaksAfter("\tch := make(chan int)\n\tfor i := 0; i < 3; i++ {\n\t\tgo func() { ch <- i }()\n\t}\n\t<-ch");
    ASSERT_EQ(leaks.size(), 2U);
    EXPECT_LT(leaks[0].timeNs, 20'000'000U); // at the first quiet moment, not at the end
    EXPECT_NE(leaks[0].obj, 0U);
}

TEST(Leaks, lockOwnersThatWaitForEachOtherAreLost)
{
    EXPECT_EQ(leaksAfter(R"go(	var a, b sync.Mutex
	lock := func(x, y *sync.Mutex) {
		x.Lock()
		time.Sleep(time.Millisecond)
		y.Lock()
	}
	go lock(&a, &b)
	go lock(&b, &a))go")
                  .size(),
        2U);
}

TEST(Leaks, everyKindOfWaitCanBeLost)
{
    EXPECT_EQ(leaksAfter("\tch := make(chan int)\n\tgo func() { <-ch }()").size(), 1U);
    EXPECT_EQ(leaksAfter("\tch := make(chan int, 1)\n\tgo func() { ch <- 1; ch <- 2 }()").size(), 1U);
    EXPECT_EQ(leaksAfter("\tvar ch chan int\n\tgo func() { <-ch }()").size(), 1U);
    EXPECT_EQ(leaksAfter("\tvar ch chan int\n\tgo func() { ch <- 1 }()").size(), 1U);
    EXPECT_EQ(leaksAfter("\tgo func() { select {} }()").size(), 1U);
    EXPECT_EQ(leaksAfter("\ta, b := make(chan int), make(chan int)\n\tgo func() {\n\t\tselect {\n\t\tcase "
                         "<-a:\n\t\tcase b <- 1:\n\t\t}\n\t}()")
                  .size(),
        1U);
    EXPECT_EQ(leaksAfter("\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() { wg.Wait() }()").size(), 1U);
    EXPECT_EQ(
        leaksAfter("\tc := sync.NewCond(&sync.Mutex{})\n\tgo func() {\n\t\tc.L.Lock()\n\t\tc.Wait()\n\t}()").size(),
        1U);
    EXPECT_EQ(leaksAfter("\tvar mu sync.Mutex\n\tgo func() {\n\t\tmu.Lock()\n\t\tmu.Lock()\n\t}()").size(), 1U);
    EXPECT_EQ(leaksAfter("\tvar rw sync.RWMutex\n\tgo func() {\n\t\trw.RLock()\n\t\trw.Lock()\n\t}()").size(), 1U);
    EXPECT_EQ(leaksAfter("\tvar rw sync.RWMutex\n\tgo func() {\n\t\trw.Lock()\n\t\trw.RLock()\n\t}()").size(), 1U);
    EXPECT_EQ(
        leaksAfter("\tctx, _ := context.WithCancel(context.Background())\n\tgo func() { <-ctx.Done() }()").size(), 1U);
}

TEST(Leaks, aChainIsLostAsAWhole)
{
    EXPECT_EQ(leaksAfter(R"go(	in := make(chan int)
	for i := 0; i < 10; i++ {
		out := make(chan int)
		go func(in, out chan int) {
			for v := range in {
				out <- v
			}
			close(out)
		}(in, out)
		in = out
	}
	go func() { <-in }())go")
                  .size(),
        11U);
}

TEST(Leaks, whoCanStillBeReachedIsNot)
{
    const std::string global = "var kept chan int\nvar keptGroup sync.WaitGroup\nvar shelf = map[string]any{}\n";
    EXPECT_TRUE(leaksAfter("\tkept = make(chan int)\n\tgo func(ch chan int) { <-ch }(kept)", global).empty());
    EXPECT_TRUE(leaksAfter("\tkeptGroup.Add(1)\n\tgo keptGroup.Wait()", global).empty());
    EXPECT_TRUE(leaksAfter("\tch := make(chan int)\n\tshelf[\"x\"] = ch\n\tgo func() { <-ch }()", global).empty());
    // by a timer's function, a sleeper, a ticker, a deadline
    EXPECT_TRUE(
        leaksAfter("\tch := make(chan int)\n\ttime.AfterFunc(time.Hour, func() { close(ch) })\n\tgo func() { <-ch }()")
            .empty());
    EXPECT_TRUE(leaksAfter(
        "\tch := make(chan int)\n\tgo func() {\n\t\ttime.Sleep(time.Hour)\n\t\tch <- 1\n\t}()\n\tgo func() { <-ch }()")
                    .empty());
    EXPECT_TRUE(leaksAfter("\tt := time.NewTicker(time.Hour)\n\tgo func() { <-t.C }()").empty());
    EXPECT_TRUE(
        leaksAfter("\tctx, _ := context.WithTimeout(context.Background(), time.Hour)\n\tgo func() { <-ctx.Done() }()")
            .empty());
    // by one that waits itself, but for something that can come
    EXPECT_TRUE(leaksAfter(R"go(	kept = make(chan int)
	ch := make(chan int)
	go func(first chan int) {
		<-first
		ch <- 1
	}(kept)
	go func() { <-ch }())go",
        global)
                    .empty());
    // what is in a buffer or on its way belongs to whoever may receive it
    EXPECT_TRUE(leaksAfter(R"go(	ch := make(chan int)
	post = make(chan chan int, 1)
	post <- ch
	go func() { <-ch }())go",
        "var post chan chan int\n")
                    .empty());
    EXPECT_TRUE(leaksAfter(R"go(	ch := make(chan int)
	post = make(chan chan int)
	go func() { post <- ch }()
	go func(ch chan int) { <-ch }(ch))go",
        "var post chan chan int\n")
                    .empty());
}

TEST(Leaks, workersThatMainForgetsToStopAreNotLostWhenItReturns)
{
    EXPECT_TRUE(leaksOf(program("fmt", R"go(func main() {
	jobs := make(chan int)
	done := make(chan bool)
	for i := 0; i < 4; i++ {
		go func() {
			for range jobs {
				done <- true
			}
		}()
	}
	for i := 0; i < 20; i++ {
		jobs <- i
		<-done
	}
	fmt.Println("done")
}
)go"))
                    .empty());
}

TEST(Leaks, mainMayServeForEver)
{
    Options options = onProcs(2);
    options.maxVirtualNs = 50'000'000;
    EXPECT_TRUE(leaksOf(program("time",
                            "func main() {\n\tgo func() {\n\t\tfor "
                            "{\n\t\t\ttime.Sleep(time.Millisecond)\n\t\t}\n\t}()\n\tselect {}\n}\n"),
        options)
                    .empty());
}

TEST(Leaks, whenAllAreAsleepItIsADeadlockAndNoLeak)
{
    const Result result = runProgram(program("",
        "func main() {\n\tch := make(chan int)\n\tgo func() { ch <- 1; ch <- 2 }()\n\t<-ch\n\t<-make(chan int)\n}\n"));
    EXPECT_EQ(result.trace->run().outcome, trace::Outcome::Deadlock);
    for (const trace::Event& e : result.trace->events())
        EXPECT_NE(e.kind, EventKind::GoLeak);
}

TEST(Leaks, osExitLeavesThemKnown)
{
    EXPECT_EQ(leaksOf(program("os runtime",
                          "func start() {\n\tch := make(chan int)\n\tgo func() { <-ch }()\n}\n\nfunc main() "
                          "{\n\tstart()\n\truntime.Gosched()\n\tos.Exit(3)\n}\n"),
                  onProcs(1))
                  .size(),
        1U);
}

TEST(Leaks, aPulledIteratorThatIsNeverStoppedIsLost)
{
    const auto runs = [](const std::string& use) {
        return leaksOf(program("iter time",
            "func ones(yield func(int) bool) {\n\tfor yield(1) {\n\t}\n}\n\nfunc start() func() {\n\tnext, stop := "
            "iter.Pull(ones)\n\tnext()\n\treturn stop\n}\n\nfunc main() {\n\t"
                + use + "\n}\n"));
    };
    EXPECT_EQ(runs("start()\n\ttime.Sleep(time.Second)").size(), 1U);
    EXPECT_EQ(runs("stop := start()\n\ttime.Sleep(time.Second)\n\tstop()").size(), 0U);
}

TEST(Leaks, lookingChangesNothingElse)
{
    // The same run with and without a trace (nobody looks without one): the same output at the same virtual times.
    const std::string source = program("fmt time", R"go(func main() {
	start := time.Now()
	for i := 0; i < 20; i++ {
		ch := make(chan int)
		go func() { ch <- 1 }()
		time.Sleep(time.Millisecond)
		fmt.Println(time.Since(start))
	}
}
)go");
    Options quiet = onProcs(2);
    quiet.level = TraceLevel::None;
    EXPECT_EQ(runProgram(source, onProcs(2)).stdoutText, runProgram(source, quiet).stdoutText);
}

} // namespace
} // namespace ws::sim::test
