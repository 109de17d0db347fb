#include "support/sample_trace.h"
#include "trace/json.h"

#include <gtest/gtest.h>

namespace ws::trace {
namespace {

std::string jsonOf(const Trace& trace)
{
    std::string text;
    EXPECT_TRUE(writeJson(trace, [&text](std::string_view piece) {
        text += piece;
        return true;
    }));
    return text;
}

/// The text with the first occurrence of `from` replaced.
std::string with(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string errorOf(const std::string& text)
{
    const auto trace = readJson(text, "run.jsonl");
    return trace.ok() ? std::string() : trace.error().text();
}

TEST(TraceJson, sourceTextAndRunInfoSurvive)
{
    const auto trace = test::samplePoolTrace();
    const auto read = readJson(jsonOf(*trace), "x");
    ASSERT_TRUE(read.ok()) << read.error().text();
    ASSERT_EQ((*read)->files().size(), trace->files().size());
    EXPECT_EQ((*read)->files()[0].text, trace->files()[0].text);
    EXPECT_TRUE((*read)->files()[0].user);
    EXPECT_FALSE((*read)->files()[1].user);
    EXPECT_EQ((*read)->run().goVersion, "1.19");
    EXPECT_EQ((*read)->run().outcome, Outcome::Fatal);
    EXPECT_EQ((*read)->run().exitCode, 2);
    EXPECT_EQ((*read)->run().hash, trace->run().hash);
}

TEST(TraceJson, stopsWhenTheSinkDoes)
{
    int pieces = 0;
    EXPECT_FALSE(writeJson(*test::samplePoolTrace(), [&pieces](std::string_view) { return ++pieces < 1; }));
    EXPECT_EQ(pieces, 1);
}

TEST(TraceJson, saysWhatIsWrongInOneLine)
{
    const std::string good = jsonOf(*test::randomTrace(3, 200));
    EXPECT_EQ(errorOf(good), "");
    EXPECT_EQ(errorOf(""), "run.jsonl:0: the file is empty");
    EXPECT_EQ(errorOf("hello\n"), "run.jsonl:1: this is not a Waitscope trace");
    EXPECT_EQ(errorOf("{\"version\":3}\n"), "run.jsonl:1: this is not a Waitscope trace");
    EXPECT_EQ(errorOf(with(good, "\"waitscope\":1", "\"waitscope\":2")),
        "run.jsonl:1: the trace has format 2, this program reads format 1");
    EXPECT_NE(errorOf(good.substr(0, good.size() / 2)), "");
    EXPECT_NE(errorOf(good.substr(0, good.rfind("{\"end\""))).find("cut off"), std::string::npos);
    EXPECT_NE(errorOf(good + "{}\n").find("after the end"), std::string::npos);
    EXPECT_NE(errorOf(with(good, "\"GoStart\"", "\"GoFlyyy\"")), "");
    EXPECT_NE(errorOf(with(good, "[\"ObjectNew\",0,0,0,1,", "[\"ObjectNew\",0,0,0,999,")), "");
    EXPECT_NE(errorOf(with(good, "[\"ObjectNew\",0,0,0,1,", "[\"ObjectNew\",0,0,0,-1,")), "");
    EXPECT_NE(
        errorOf(with(good, "[\"ObjectNew\",0,0,0,1,", "[\"ObjectNew\",0,0,0,2,")).find("damaged"), std::string::npos);
    EXPECT_NE(errorOf(with(good, "\"stacks\":[[0,", "\"stacks\":[[7,")), "");
    EXPECT_NE(errorOf(with(good, "\"procs\":3", "\"procs\":4000000000")), "");
    EXPECT_NE(errorOf(with(good, "\"events\":", "\"events\":9")), "");
    EXPECT_NE(errorOf(with(good, "{\"goroutines\":[[1,0,0,", "{\"goroutines\":[[4000000000,0,0,")), "");
}

TEST(TraceJson, noCutAnywhereIsTakenForAWholeTrace)
{
    const std::string good = jsonOf(*test::randomTrace(5, 120));
    for (std::size_t length = 0; length + 1 < good.size(); length += 7)
        EXPECT_NE(errorOf(good.substr(0, length)), "") << length;
}

TEST(TraceJson, writesFilesWholeOrNotAtAll)
{
    const auto trace = test::randomTrace(2, 300);
    const auto full = writeJsonFile(*trace, "/dev/full");
    EXPECT_FALSE(full.ok());
    const auto nowhere = writeJsonFile(*trace, "/nonexistent/trace.jsonl");
    ASSERT_FALSE(nowhere.ok());
    EXPECT_NE(nowhere.error().text().find("/nonexistent/trace.jsonl"), std::string::npos);
}

} // namespace
} // namespace ws::trace
