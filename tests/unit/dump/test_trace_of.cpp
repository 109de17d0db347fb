#include "base/text_file.h"
#include "dump/reader.h"
#include "dump/trace_of.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace ws::dump {
namespace {

TEST(TraceOfDump, everyGoroutineEndsInTheStateOfTheDump)
{
    for (const auto& entry : std::filesystem::directory_iterator(std::string(WAITSCOPE_TEST_DATA) + "/data/dumps")) {
        const std::string name = entry.path().filename();
        const auto text = readFile(entry.path().string(), 1U << 24);
        ASSERT_TRUE(text.ok());
        const auto dump = read(*text, name);
        ASSERT_TRUE(dump.ok());
        const auto trace = traceOf(*dump, name);
        std::vector<trace::State> last(trace->goroutines().size(), trace::State::Absent);
        for (const trace::Event& e : trace->events()) {
            EXPECT_EQ(last.at(e.g), e.before()) << name;
            last.at(e.g) = e.after();
        }
        std::size_t present = 0;
        for (const trace::State state : last)
            present += state != trace::State::Absent ? 1 : 0;
        EXPECT_EQ(present, dump->goroutines.size()) << name;
    }
}

TEST(TraceOfDump, tellsWhyAGoroutineIsInSemacquireByItsStack)
{
    const auto dump = read("goroutine 1 [semacquire, 3 minutes]:\nsync.runtime_Semacquire(0x1)\n\t/go/src/sema.go:62\n"
                           "sync.(*WaitGroup).Wait(0x2)\n\t/go/src/wg.go:1\nmain.main()\n\t/m.go:5\n",
        "x");
    ASSERT_TRUE(dump.ok());
    const auto trace = traceOf(*dump, "x");
    EXPECT_EQ(trace->events().back().reason, trace::Reason::WaitGroupWait);
    EXPECT_EQ(trace->events().back().after(), trace::State::Semacquire);
}

TEST(TraceOfDump, numbersHugeIdsAnew)
{
    const auto dump = read("goroutine 18446744073709551615 [select]:\nmain.f()\n\t/m.go:5\n\n"
                           "goroutine 1 [select]:\nmain.f()\n\t/m.go:5\n\ngoroutine 1 [select]:\nmain.f()\n\t/m.go:5\n",
        "x");
    ASSERT_TRUE(dump.ok());
    EXPECT_EQ(traceOf(*dump, "x")->goroutines().size(), 4U);
}

} // namespace
} // namespace ws::dump
