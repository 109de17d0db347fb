#include "app/test_flags.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ws::app {

namespace {

constexpr std::array<std::string_view, 5> kSwitches = {"benchmem", "failfast", "fullpath", "short", "v"};
constexpr std::array<std::string_view, 10> kValued = {
    "bench", "benchtime", "count", "cpu", "list", "parallel", "run", "shuffle", "skip", "timeout"};

struct Refusal {
    std::string_view name, why;
};
constexpr std::array<Refusal, 13> kRefused = {{
    {"race", "there is no race detector; maps find two writers by themselves, and --seeds A..B tries many schedules"},
    {"cover", "coverage is not measured"},
    {"covermode", "coverage is not measured"},
    {"coverpkg", "coverage is not measured"},
    {"coverprofile", "coverage is not measured"},
    {"fuzz", "no new inputs are made; the seeds of fuzz tests run without it"},
    {"fuzztime", "no new inputs are made; the seeds of fuzz tests run without it"},
    {"json", "test2json's events are not written; --json FILE writes Waitscope's summary"},
    {"cpuprofile", "there are no profiles"},
    {"memprofile", "there are no profiles"},
    {"blockprofile", "there are no profiles; --trace FILE writes every event"},
    {"mutexprofile", "there are no profiles; --trace FILE writes every event"},
    {"trace", "the trace of real Go is not written; --trace FILE writes Waitscope's"},
}};

template <std::size_t N> bool contains(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Waitscope's own options have two dashes and share names with these of `go test`, which are written with one.
bool isOwn(std::string_view word)
{
    return word.starts_with("--json") || word.starts_with("--trace");
}

} // namespace

Expected<TestFlags> takeTestFlags(std::vector<std::string>& words)
{
    TestFlags flags;
    std::vector<std::string> rest;
    bool hasTimeout = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "-args" || word == "--args" || word == "--") {
            flags.program.insert(flags.program.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
            break;
        }
        std::string_view name = word;
        if (!name.starts_with('-') || name == "-" || isOwn(name)) {
            rest.push_back(word);
            continue;
        }
        name.remove_prefix(name.starts_with("--") ? 2 : 1);
        if (name.starts_with("test."))
            name.remove_prefix(5);
        const std::size_t equals = name.find('=');
        const bool hasValue = equals != std::string_view::npos;
        std::string value(hasValue ? name.substr(equals + 1) : std::string_view());
        name = name.substr(0, equals);
        const auto refused =
            std::find_if(kRefused.begin(), kRefused.end(), [name](const Refusal& r) { return r.name == name; });
        if (refused != kRefused.end())
            return Error{Error::Kind::Usage, "not supported: " + std::string(refused->why), word, ""};
        if (contains(kSwitches, name)) {
            if (!hasValue)
                value = "true";
            if (name == "v" && value == "test2json")
                return Error{Error::Kind::Usage, "not supported: test2json's markers are not written", word, "-v"};
            flags.showsPassing = flags.showsPassing || (name == "v" && value != "false" && value != "0");
        } else if (contains(kValued, name)) {
            if (!hasValue) {
                if (i + 1 == words.size())
                    return Error{Error::Kind::Usage, "a value is missing", word, ""};
                value = words[++i];
            }
            hasTimeout = hasTimeout || name == "timeout";
            flags.benchmarks = flags.benchmarks || (name == "bench" && !value.empty());
            flags.showsPassing = flags.showsPassing || ((name == "bench" || name == "list") && !value.empty());
        } else {
            rest.push_back(word);
            continue;
        }
        flags.program.push_back("-test." + std::string(name) + "=" + value);
    }
    if (!hasTimeout)
        flags.program.insert(flags.program.begin(), "-test.timeout=10m0s");
    flags.program.insert(flags.program.begin(), "-test.paniconexit0");
    words = std::move(rest);
    return flags;
}

std::vector<std::string> defaultTestArguments()
{
    return {"-test.paniconexit0", "-test.timeout=10m0s", "-test.v=true"};
}

} // namespace ws::app
