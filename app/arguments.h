#pragma once

#include "base/expected.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ws::app {

/// Exit codes of our own (sysexits.h): wrong arguments, invalid input, unreadable file, our own bug.
inline constexpr int kExitUsage = 64;
inline constexpr int kExitData = 65;
inline constexpr int kExitNoInput = 66;
inline constexpr int kExitBug = 70;

/// The exit code that belongs to an Error.
int exitCodeOf(const Error& error);

enum class Verb { Window, Scenarios, Run, Test, Shot };

/// The command line, checked for form; what is not given stays empty, so that a scenario's defaults can fill it.
struct Arguments {
    Verb verb = Verb::Window;
    std::string target;
    std::vector<std::string> moreFiles; ///< run: .go files beside `target`
    std::vector<std::string> testTargets; ///< test: files, or one folder
    bool showsPassing = false; ///< test: prints the output of tests that pass, too
    bool benchmarks = false; ///< test: -bench
    std::vector<std::string> programArguments; ///< after `--`; test: what the test program gets
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> procs;
    std::vector<std::pair<std::string, std::int64_t>> settings;
    std::optional<std::string> afterCrash, goVersion, stdoutKind;
    std::optional<std::pair<std::uint64_t, std::uint64_t>> seeds; ///< A..B
    std::string jsonFile, traceFile;
    std::optional<std::uint64_t> maxEvents;
    bool json = false; ///< scenarios --json
    bool noVet = false; ///< leave the warnings of go vet out
    // shot
    std::string out;
    std::string at = "crash";
    int width = 1600, height = 960;
    std::string theme = "dark";
    std::string language = "en";
};

/// What to do: run with these arguments, or print a text (help, version) and leave.
struct Parsed {
    Arguments arguments;
    std::optional<std::string> print;
};
Expected<Parsed> parseArguments(int argc, const char* const* argv);

} // namespace ws::app
