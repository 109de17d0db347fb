/// How many events the commonest operations make. Speed is measured in tests/bench; this holds on every machine: an
/// event more for a send or a lock makes every program slower and every trace longer.
#include "unit/sim/go_program.h"

#include <gtest/gtest.h>

namespace ws::sim::test {
namespace {

std::size_t eventsOf(const std::string& imports, const std::string& body, std::uint32_t procs, const char* rounds)
{
    Options options = onProcs(procs);
    options.level = TraceLevel::Scheduling;
    std::string text = body;
    text.replace(text.find("ROUNDS"), 6, rounds);
    const Result result = runProgram(program(imports, text), options);
    EXPECT_EQ(result.trace->run().outcome, trace::Outcome::Exited) << result.stderrText;
    return result.trace->size();
}

/// Events of a thousand rounds, without what the program does before and after.
std::size_t eventsOfThousand(const std::string& imports, const std::string& body, std::uint32_t procs)
{
    return eventsOf(imports, body, procs, "2000") - eventsOf(imports, body, procs, "1000");
}

TEST(EventCounts, lockAndUnlockAreTwo)
{
    const std::string body = "func main() {\n\tvar mu sync.Mutex\n\tfor i := 0; i < ROUNDS; i++ {\n"
                             "\t\tmu.Lock()\n\t\tmu.Unlock()\n\t}\n}\n";
    EXPECT_EQ(eventsOfThousand("sync", body, 1), 2000U);
    EXPECT_EQ(eventsOfThousand("sync", body, 4), 2000U);
}

TEST(EventCounts, aBufferedSendAndItsReceiveAreTwo)
{
    const std::string body = "func main() {\n\tc := make(chan int, 1)\n\tfor i := 0; i < ROUNDS; i++ {\n"
                             "\t\tc <- i\n\t\t<-c\n\t}\n}\n";
    EXPECT_EQ(eventsOfThousand("runtime", body + "var _ = runtime.NumCPU\n", 1), 2000U);
}

/// Park, the hand-over, ready, start: four for each of the two goroutines' turns, and each turn moves two values.
TEST(EventCounts, anUnbufferedValueIsFour)
{
    const std::string body = "func main() {\n\tc := make(chan int)\n\tgo func() {\n\t\tfor i := 0; i < ROUNDS; i++ {\n"
                             "\t\t\tc <- i\n\t\t}\n\t\tclose(c)\n\t}()\n\tfor range c {\n\t}\n}\n";
    const std::size_t events = eventsOfThousand("runtime", body + "var _ = runtime.NumCPU\n", 1);
    EXPECT_GE(events, 3900U);
    EXPECT_LE(events, 4100U);
}

std::size_t mapEvents(const trace::Trace& trace)
{
    std::size_t count = 0;
    for (trace::EventIndex at = 0; at < trace.size(); ++at)
        count += trace.event(at).kind == trace::EventKind::MapEnter ? 1U : 0U;
    return count;
}

/// Somebody who steps through a first program must not meet the tables of package unicode on the way to main.
TEST(EventCounts, theLibrarysVariablesAreInitialisedOnlyIfTheProgramComesToThem)
{
    const Result none = runProgram(program("fmt strings bufio os regexp encoding/json", R"(
func main() {
	fmt.Println(strings.ToUpper("waiting"), bufio.NewReader(os.Stdin) != nil)
	_, err := json.Marshal(1)
	fmt.Println(err, regexp.QuoteMeta("a.b"))
}
)"),
        onProcs(1));
    EXPECT_EQ(none.stdoutText, "WAITING true\n<nil> a\\.b\n") << none.stderrText;
    EXPECT_EQ(mapEvents(*none.trace), 0U);
    const Result some = runProgram(program("fmt unicode", R"(
func main() {
	fmt.Println(unicode.Is(unicode.Categories["Lu"], 'A'), unicode.In('b', unicode.GraphicRanges...))
}
)"),
        onProcs(1));
    EXPECT_EQ(some.stdoutText, "true true\n") << some.stderrText;
    EXPECT_GT(mapEvents(*some.trace), 0U);
}

} // namespace
} // namespace ws::sim::test
