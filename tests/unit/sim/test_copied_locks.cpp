/// Sync variables that a program copies or assigns over, as newcomers do: the trace stays sound and says what happened.
#include "replay/validator.h"
#include "unit/sim/go_program.h"

#include <algorithm>

namespace ws::sim::test {
namespace {

struct CopyCase {
    const char* name;
    const char* body;
    trace::EventKind kind; ///< what nobody did
};

class CopiedLocks : public testing::TestWithParam<CopyCase> { };

TEST_P(CopiedLocks, leaveASoundTrace)
{
    for (const auto version : {go::LanguageVersion::Go119, go::LanguageVersion::Go126}) {
        Options options = onProcs(1);
        options.version = version;
        const Result result = runProgram(program("fmt sync", GetParam().body), options);
        EXPECT_EQ(result.stdoutText, "done\n") << result.stderrText;
        for (const replay::Violation& violation : replay::validate(*result.trace))
            ADD_FAILURE() << "event " << violation.event << ": " << violation.what;
        std::size_t nobody = 0;
        for (trace::EventIndex at = 0; at < result.trace->size(); ++at) {
            const trace::Event& event = result.trace->event(at);
            nobody += event.kind == GetParam().kind && event.g == 0 ? 1U : 0U;
        }
        EXPECT_EQ(nobody, 1U);
    }
}

constexpr CopyCase kCases[] = {
    {"waitGroupPassedByValue", R"(
func work(wg sync.WaitGroup) {
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	work(wg)
	fmt.Println("done")
}
)",
        trace::EventKind::WgCounter},
    {"mutexAssignedOver", R"(
var mu sync.Mutex

func main() {
	mu.Lock()
	mu = sync.Mutex{}
	mu.Lock()
	mu.Unlock()
	fmt.Println("done")
}
)",
        trace::EventKind::LockRelease},
    {"rwMutexAssignedOverWhileRead", R"(
var mu sync.RWMutex

func main() {
	mu.RLock()
	mu = sync.RWMutex{}
	mu.Lock()
	mu.Unlock()
	fmt.Println("done")
}
)",
        trace::EventKind::RUnlock},
    {"rwMutexAssignedOverWhileWritten", R"(
var mu sync.RWMutex

func main() {
	mu.Lock()
	mu = sync.RWMutex{}
	mu.RLock()
	mu.RUnlock()
	fmt.Println("done")
}
)",
        trace::EventKind::LockRelease},
};

INSTANTIATE_TEST_SUITE_P(Programs, CopiedLocks, testing::ValuesIn(kCases),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(CopiedLocks, ACopyThatIsLockedCanBeUnlocked)
{
    const Result result = runProgram(program("fmt sync", R"(
func main() {
	var mu sync.Mutex
	mu.Lock()
	other := mu
	other.Unlock()
	other.Lock()
	mu.Unlock()
	fmt.Println("done")
}
)"),
        onProcs(1));
    EXPECT_EQ(result.stdoutText, "done\n");
    EXPECT_TRUE(replay::validate(*result.trace).empty());
}

} // namespace
} // namespace ws::sim::test
