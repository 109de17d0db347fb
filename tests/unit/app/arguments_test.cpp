#include "app/arguments.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <vector>

namespace ws::app {
namespace {

Expected<Parsed> parse(std::initializer_list<const char*> words)
{
    std::vector<const char*> argv{"waitscope"};
    argv.insert(argv.end(), words);
    return parseArguments(static_cast<int>(argv.size()), argv.data());
}

TEST(Arguments, nothingOpensTheWindow)
{
    const auto parsed = parse({});
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->arguments.verb, Verb::Window);
    EXPECT_EQ(parsed->arguments.target, "");
}

TEST(Arguments, aFileOpensTheWindowOnIt)
{
    const auto parsed = parse({"prog.go", "--seed", "7"});
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->arguments.verb, Verb::Window);
    EXPECT_EQ(parsed->arguments.target, "prog.go");
    EXPECT_EQ(parsed->arguments.seed, 7U);
}

TEST(Arguments, runTakesAllItsOptions)
{
    const auto parsed = parse({"run", "pool/unsafe", "--seed", "18446744073709551615", "--procs", "2", "--set",
        "workers=500", "--set", "poolSize=-3", "--after-crash", "exit", "--go", "1.19", "--stdout", "pipe", "--json",
        "-", "--trace", "t.jsonl", "--max-events", "1000", "--", "-x", "y"});
    ASSERT_TRUE(parsed.ok()) << parsed.error().text();
    const Arguments& arguments = parsed->arguments;
    EXPECT_EQ(arguments.verb, Verb::Run);
    EXPECT_EQ(arguments.target, "pool/unsafe");
    EXPECT_EQ(arguments.seed, 18446744073709551615ULL);
    EXPECT_EQ(arguments.procs, 2U);
    ASSERT_EQ(arguments.settings.size(), 2U);
    EXPECT_EQ(arguments.settings[0].first, "workers");
    EXPECT_EQ(arguments.settings[0].second, 500);
    EXPECT_EQ(arguments.settings[1].second, -3);
    EXPECT_EQ(arguments.afterCrash, "exit");
    EXPECT_EQ(arguments.goVersion, "1.19");
    EXPECT_EQ(arguments.stdoutKind, "pipe");
    EXPECT_EQ(arguments.jsonFile, "-");
    EXPECT_EQ(arguments.traceFile, "t.jsonl");
    EXPECT_EQ(arguments.maxEvents, 1000U);
    EXPECT_EQ(arguments.programArguments, (std::vector<std::string>{"-x", "y"}));
}

TEST(Arguments, aRangeOfSeeds)
{
    const auto parsed = parse({"run", "x.go", "--seeds", "1..100"});
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->arguments.seeds, (std::pair<std::uint64_t, std::uint64_t>(1, 100)));
}

TEST(Arguments, shotTakesSizeThemeAndPlace)
{
    const auto parsed =
        parse({"shot", "pool", "--out", "a.png", "--size", "1280x720", "--theme", "light", "--at", "time:1.5s"});
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->arguments.verb, Verb::Shot);
    EXPECT_EQ(parsed->arguments.width, 1280);
    EXPECT_EQ(parsed->arguments.height, 720);
    EXPECT_EQ(parsed->arguments.theme, "light");
    EXPECT_EQ(parsed->arguments.at, "time:1.5s");
}

TEST(Arguments, helpAndVersionArePrinted)
{
    for (const auto words : {"--help", "--version"}) {
        const auto parsed = parse({words});
        ASSERT_TRUE(parsed.ok());
        EXPECT_TRUE(parsed->print.has_value());
    }
    EXPECT_TRUE(parse({"run", "--help"})->print.has_value());
}

class WrongArguments : public testing::TestWithParam<std::vector<const char*>> { };

TEST_P(WrongArguments, areUsageErrorsWithOneSentence)
{
    std::vector<const char*> argv{"waitscope"};
    argv.insert(argv.end(), GetParam().begin(), GetParam().end());
    const auto parsed = parseArguments(static_cast<int>(argv.size()), argv.data());
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(exitCodeOf(parsed.error()), kExitUsage);
    EXPECT_EQ(parsed.error().text().find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(All, WrongArguments,
    testing::Values(std::vector<const char*>{"run"}, std::vector<const char*>{"run", "x.go", "--procs", "0"},
        std::vector<const char*>{"run", "x.go", "--procs", "129"},
        std::vector<const char*>{"run", "x.go", "--procs", "two"},
        std::vector<const char*>{"run", "x.go", "--seed", "-1"},
        std::vector<const char*>{"run", "x.go", "--seed", "1x"},
        std::vector<const char*>{"run", "x.go", "--set", "workers"},
        std::vector<const char*>{"run", "x.go", "--set", "=3"},
        std::vector<const char*>{"run", "x.go", "--set", "workers=many"},
        std::vector<const char*>{"run", "x.go", "--seeds", "5"},
        std::vector<const char*>{"run", "x.go", "--seeds", "9..3"},
        std::vector<const char*>{"run", "x.go", "--max-events", "0"},
        std::vector<const char*>{"run", "x.go", "--nonsense"}, std::vector<const char*>{"shot", "x.go", "y.go"},
        std::vector<const char*>{"shot", "x.go"},
        std::vector<const char*>{"shot", "x.go", "--out", "a.png", "--size", "10x10"},
        std::vector<const char*>{"shot", "x.go", "--out", "a.png", "--size", "wide"},
        std::vector<const char*>{"shot", "x.go", "--out", "a.png", "--theme", "pink"},
        std::vector<const char*>{"shot", "x.go", "--out", "a.png", "--lang", "fr"}));

TEST(Arguments, testTakesTheOptionsOfGoTest)
{
    const auto parsed = parse({"test", "-v", "a_test.go", "-run", "A|B", "--seed", "3", "-test.count=2", "--short",
        "b.go", "--json", "-", "-args", "-x", "--seed"});
    ASSERT_TRUE(parsed.ok()) << parsed.error().text();
    const Arguments& arguments = parsed->arguments;
    EXPECT_EQ(arguments.verb, Verb::Test);
    EXPECT_EQ(arguments.testTargets, (std::vector<std::string>{"a_test.go", "b.go"}));
    EXPECT_EQ(arguments.programArguments,
        (std::vector<std::string>{"-test.paniconexit0", "-test.timeout=10m0s", "-test.v=true", "-test.run=A|B",
            "-test.count=2", "-test.short=true", "-x", "--seed"}));
    EXPECT_TRUE(arguments.showsPassing);
    EXPECT_FALSE(arguments.benchmarks);
    EXPECT_EQ(arguments.seed, 3U);
    EXPECT_EQ(arguments.jsonFile, "-");
}

TEST(Arguments, testKeepsTheTimeoutThatIsGiven)
{
    const auto parsed = parse({"test", "-timeout=5s", "-v=false", "-bench", "."});
    ASSERT_TRUE(parsed.ok()) << parsed.error().text();
    EXPECT_EQ(parsed->arguments.programArguments,
        (std::vector<std::string>{"-test.paniconexit0", "-test.timeout=5s", "-test.v=false", "-test.bench=."}));
    EXPECT_TRUE(parsed->arguments.showsPassing);
    EXPECT_TRUE(parsed->arguments.benchmarks);
}

TEST(Arguments, testSaysWhatItCannotDo)
{
    for (const char* word : {"-race", "-cover", "-coverprofile=c", "-fuzz=X", "-json", "-v=test2json", "-trace=t"}) {
        const auto parsed = parse({"test", word, "a_test.go"});
        ASSERT_FALSE(parsed.ok()) << word;
        EXPECT_EQ(exitCodeOf(parsed.error()), kExitUsage);
        EXPECT_NE(parsed.error().text().find("not supported"), std::string::npos) << parsed.error().text();
    }
    EXPECT_FALSE(parse({"test", "-run"}).ok());
    EXPECT_FALSE(parse({"test", "-unknown", "a_test.go"}).ok());
}

TEST(Arguments, runTakesFilesAndArgumentsAsGoRunDoes)
{
    const auto parsed = parse({"run", "a.go", "b.go", "x", "--seed", "3", "c.go", "--", "-y"});
    ASSERT_TRUE(parsed.ok()) << parsed.error().text();
    EXPECT_EQ(parsed->arguments.target, "a.go");
    EXPECT_EQ(parsed->arguments.moreFiles, std::vector<std::string>{"b.go"});
    EXPECT_EQ(parsed->arguments.programArguments, (std::vector<std::string>{"x", "c.go", "-y"}));
    EXPECT_EQ(parsed->arguments.seed, 3U);
}

TEST(Arguments, saysWhatIsWrongWithAWordInOneSentence)
{
    const auto text = [](std::initializer_list<const char*> words) { return parse(words).error().text(); };
    EXPECT_EQ(text({"build", "prog.go"}), "build: there is no such verb (there are run, test, shot and scenarios)");
    EXPECT_EQ(text({"run"}), "target is required ('waitscope run --help' lists the options)");
    EXPECT_EQ(
        text({"run", "a.go", "-x"}), "-x: there is no such option (what is meant for the program follows after --)");
    EXPECT_EQ(text({"a.go", "b"}), "b: one target is enough ('waitscope run' takes several files and arguments)");
    const auto help = parse({"help", "run"});
    ASSERT_TRUE(help.ok());
    EXPECT_NE(help->print.value_or("").find("waitscope run"), std::string::npos);
}

} // namespace
} // namespace ws::app
