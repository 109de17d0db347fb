#include "unit/sim/go_program.h"

#include <sstream>

// The orders that real Go 1.19 showed on one processor (GOMAXPROCS=1): go-runtime.md, section 10.

namespace ws::sim::test {
namespace {

std::string orderOf(const std::string& body)
{
    Options options = onProcs(1);
    options.version = go::LanguageVersion::Go119;
    const Result result = runProgram(program("fmt runtime sync time", body + R"go(
var _ = runtime.Gosched
var _ sync.Mutex
var _ = time.Now
var out []int

func show() {
	for i, x := range out {
		if i > 0 {
			fmt.Print(" ")
		}
		fmt.Print(x)
	}
	fmt.Println()
}
)go"),
        options);
    EXPECT_EQ(result.trace->run().exitCode, 0) << result.stderrText;
    return result.stdoutText;
}

std::string goStatements(int n)
{
    return orderOf("func main() {\n\tn := " + std::to_string(n) + R"go(
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func(i int) {
			out = append(out, i)
			wg.Done()
		}(i)
	}
	wg.Wait()
	show()
}
)go");
}

TEST(OrderTest, theLastGoroutineStartedRunsFirstThenTheOthersInOrder)
{
    EXPECT_EQ(goStatements(5), "4 0 1 2 3\n");
    EXPECT_EQ(goStatements(12), "11 0 1 2 3 4 5 6 7 8 9 10\n");
}

TEST(OrderTest, threeHundredGoroutinesOverflowTheRingAndTheGlobalQueueHasItsTurnEvery61Ticks)
{
    std::string expected = "299";
    for (int i = 128; i <= 168; ++i)
        expected += " " + std::to_string(i);
    expected += " 0";
    for (int i = 169; i <= 195; ++i)
        expected += " " + std::to_string(i);
    std::string last;
    for (int i = 109; i <= 127; ++i)
        last += " " + std::to_string(i);
    last += " 256\n";
    const std::string order = goStatements(300);
    EXPECT_EQ(order.substr(0, expected.size()), expected);
    ASSERT_GT(order.size(), last.size());
    EXPECT_EQ(order.substr(order.size() - last.size()), last);
}

std::string waitGroupWaiters(int n)
{
    return orderOf("func main() {\n\tn := " + std::to_string(n) + R"go(
	var gate, wg sync.WaitGroup
	gate.Add(1)
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func(i int) {
			gate.Wait()
			out = append(out, i)
			wg.Done()
		}(i)
		time.Sleep(time.Millisecond)
	}
	gate.Done()
	wg.Wait()
	show()
}
)go");
}

TEST(OrderTest, waitGroupWaitersAreReadiedInOrderButTheLastOneRunsFirst)
{
    EXPECT_EQ(waitGroupWaiters(3), "2 0 1\n");
    EXPECT_EQ(waitGroupWaiters(6), "5 0 1 2 3 4\n");
}

TEST(OrderTest, mutexWaitersGetItInTheOrderInWhichTheyParked)
{
    EXPECT_EQ(orderOf(R"go(func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(6)
	mu.Lock()
	for i := 0; i < 6; i++ {
		go func(i int) {
			mu.Lock()
			out = append(out, i)
			mu.Unlock()
			wg.Done()
		}(i)
		time.Sleep(time.Millisecond)
	}
	mu.Unlock()
	wg.Wait()
	show()
}
)go"),
        "0 1 2 3 4 5\n");
}

TEST(OrderTest, broadcastReadiesInOrderButTheLastOneRunsFirst)
{
    EXPECT_EQ(orderOf(R"go(func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var wg sync.WaitGroup
	wg.Add(6)
	for i := 0; i < 6; i++ {
		go func(i int) {
			mu.Lock()
			cond.Wait()
			out = append(out, i)
			mu.Unlock()
			wg.Done()
		}(i)
		time.Sleep(time.Millisecond)
	}
	mu.Lock()
	cond.Broadcast()
	mu.Unlock()
	wg.Wait()
	show()
}
)go"),
        "5 0 1 2 3 4\n");
}

TEST(OrderTest, channelReceiversGetTheirValuesInOrderButTheLastOneRunsFirst)
{
    EXPECT_EQ(orderOf(R"go(func main() {
	ch := make(chan int)
	var wg sync.WaitGroup
	wg.Add(5)
	for i := 0; i < 5; i++ {
		go func(i int) {
			v := <-ch
			out = append(out, i, v)
			wg.Done()
		}(i)
		time.Sleep(time.Millisecond)
	}
	for v := 100; v < 105; v++ {
		ch <- v
	}
	wg.Wait()
	show()
}
)go"),
        "4 104 0 100 1 101 2 102 3 103\n");
}

TEST(OrderTest, closeWakesItsReceiversInReverse)
{
    EXPECT_EQ(orderOf(R"go(func main() {
	ch := make(chan int)
	var wg sync.WaitGroup
	wg.Add(5)
	for i := 0; i < 5; i++ {
		go func(i int) {
			<-ch
			out = append(out, i)
			wg.Done()
		}(i)
		time.Sleep(time.Millisecond)
	}
	close(ch)
	wg.Wait()
	show()
}
)go"),
        "0 4 3 2 1\n");
}

TEST(OrderTest, selectIsFair)
{
    std::istringstream counts(orderOf(R"go(func main() {
	var chans [4]chan int
	for i := range chans {
		chans[i] = make(chan int, 1)
		chans[i] <- 0
	}
	out = make([]int, 4)
	for n := 0; n < 40000; n++ {
		select {
		case <-chans[0]:
			out[0]++
			chans[0] <- 0
		case <-chans[1]:
			out[1]++
			chans[1] <- 0
		case <-chans[2]:
			out[2]++
			chans[2] <- 0
		case <-chans[3]:
			out[3]++
			chans[3] <- 0
		}
	}
	show()
}
)go"));
    for (int i = 0; i < 4; ++i) {
        int count = 0;
        counts >> count;
        EXPECT_GT(count, 9'700);
        EXPECT_LT(count, 10'300);
    }
}

TEST(OrderTest, goschedAgainstASpinningGoroutineComesBackEveryTwentyMilliseconds)
{
    std::istringstream times(orderOf(R"go(func main() {
	start := time.Now()
	go func() {
		for {
		}
	}()
	for i := 0; i < 5; i++ {
		runtime.Gosched()
		out = append(out, int(time.Since(start)/(100*time.Microsecond)))
	}
	show()
}
)go"));
    const int expected[] = {125, 327, 528, 730, 931}; // tenths of a millisecond
    for (const int want : expected) {
        int got = 0;
        times >> got;
        EXPECT_NEAR(got, want, 6);
    }
}

} // namespace
} // namespace ws::sim::test
