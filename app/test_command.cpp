#include "app/commands.h"
#include "app/deliver.h"
#include "app/seeds.h"
#include "app/test_target.h"
#include "app/unfinished.h"
#include "query/summary.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace ws::app {

namespace {

constexpr std::string_view kNoTests = "testing: warning: no tests to run\n";

/// What the test program printed to stdout and stderr, in the order in which it did: `go test` gives it one pipe.
std::string mergedOutput(const trace::Trace& trace)
{
    std::string text;
    for (const trace::Event& event : trace.events()) {
        if (event.kind == trace::EventKind::Output)
            text += trace.string(event.b);
    }
    return text;
}

std::string pathOf(const Target& target)
{
    return target.shownPath.empty() ? "command-line-arguments" : target.shownPath;
}

bool hasTestFiles(const Target& target)
{
    for (const go::SourceInput& source : target.sources) {
        if (namesTests(source.name))
            return true;
    }
    return false;
}

/// One run as `go test` sums it up.
struct Verdict {
    bool passed = false;
    std::string output; ///< of the test program
    std::string line; ///< "ok  \tx\t0.002s" or "FAIL\tx\t0.002s"
};

Verdict judge(const Target& target, const sim::Result& result, std::uint64_t virtualNs, bool benchmarks)
{
    const trace::RunInfo& run = result.trace->run();
    Verdict verdict;
    verdict.output = mergedOutput(*result.trace);
    verdict.passed = run.outcome == trace::Outcome::Exited && run.exitCode == 0;
    const std::string seconds = fmt::format("{:.3f}s", static_cast<double>(virtualNs) / 1e9);
    if (verdict.passed) {
        const bool none = verdict.output.starts_with(kNoTests)
            || verdict.output.find("\n" + std::string(kNoTests)) != std::string::npos;
        verdict.line = fmt::format("ok  \t{}\t{}{}", pathOf(target), seconds, none ? " [no tests to run]" : "");
    } else {
        if ((verdict.output.empty() || benchmarks) && run.outcome != trace::Outcome::Limit)
            verdict.output += fmt::format("exit status {}\n", run.exitCode);
        verdict.line = fmt::format("FAIL\t{}\t{}", pathOf(target), seconds);
    }
    if (!verdict.output.empty() && verdict.output.back() != '\n')
        verdict.output += '\n';
    return verdict;
}

/// Names of the tests that the output says have failed, the outermost ones.
std::vector<std::string> failedTests(std::string_view output)
{
    constexpr std::string_view kMark = "--- FAIL: ";
    std::vector<std::string> names;
    while (!output.empty()) {
        const std::size_t end = output.find('\n');
        const std::string_view line = output.substr(0, end);
        if (line.starts_with(kMark))
            names.emplace_back(line.substr(kMark.size(), line.find(' ', kMark.size()) - kMark.size()));
        output.remove_prefix(end == std::string_view::npos ? output.size() : end + 1);
    }
    return names;
}

nlohmann::ordered_json jsonOf(
    const query::Summary& summary, const Verdict& verdict, const std::vector<UnfinishedGoroutine>& unfinished)
{
    auto json = nlohmann::ordered_json::parse(toJson(summary));
    json["passed"] = verdict.passed;
    json["failed_tests"] = failedTests(verdict.output);
    json["unfinished"] = nlohmann::ordered_json::array();
    for (const UnfinishedGoroutine& g : unfinished)
        json["unfinished"].push_back({{"goroutine", g.id}, {"blocked", g.blocked}, {"state", g.state},
            {"function", g.function}, {"file", g.file}, {"line", g.line}, {"creator", g.creator},
            {"creator_file", g.creatorFile}, {"creator_line", g.creatorLine}});
    return json;
}

SeedRun describeSeed(const Target& target, const sim::Result& result, bool benchmarks)
{
    const replay::TraceIndex index(result.trace);
    const query::Summary summary = query::summarize(index);
    const Verdict verdict = judge(target, result, summary.virtualNs, benchmarks);
    const std::vector<UnfinishedGoroutine> unfinished = unfinishedAtEnd(index);
    SeedRun run;
    run.exitCode = verdict.passed ? 0 : 1;
    run.line = fmt::format("seed {:<6} {:<4}  {:>9} events  {:>12.6f} s  {:016x}", summary.run.seed,
        verdict.passed ? "ok" : "FAIL", summary.events, static_cast<double>(summary.virtualNs) / 1e9, summary.run.hash);
    for (const std::string& name : failedTests(verdict.output))
        run.line += "  " + name;
    if (!summary.run.message.empty())
        run.line += "  " + summary.run.message.substr(0, summary.run.message.find('\n'));
    const auto blocked =
        std::count_if(unfinished.begin(), unfinished.end(), [](const UnfinishedGoroutine& g) { return g.blocked; });
    if (blocked > 0)
        run.line += fmt::format("  {} still blocked", blocked);
    run.json = jsonOf(summary, verdict, unfinished).dump();
    return run;
}

} // namespace

int testCommand(const Arguments& arguments)
{
    if (arguments.seeds && !arguments.traceFile.empty())
        return complain(Error{Error::Kind::Usage, "one trace cannot hold several seeds", "--trace", "use --seed"});
    auto target = resolveTests(arguments.testTargets);
    if (!target)
        return complain(target.error());
    const std::string path = pathOf(*target);
    if (!hasTestFiles(*target)) {
        fmt::print("?   \t{}\t[no test files]\n", path);
        return 0;
    }
    Prepared prepared = prepare(arguments, std::move(target));
    if (!prepared.session) {
        if (const std::string hint = unnamedFilesHint(arguments.testTargets);
            prepared.exitCode == kExitData && !hint.empty())
            fmt::print(stderr, "waitscope: {}\n", hint);
        if (prepared.exitCode == kExitData)
            fmt::print("FAIL\t{} [build failed]\nFAIL\n", path);
        return prepared.exitCode == kExitData ? 1 : prepared.exitCode;
    }
    const Session& session = *prepared.session;
    if (arguments.seeds) {
        return runSeeds(session, arguments,
            [&](const sim::Result& result) { return describeSeed(session.target, result, arguments.benchmarks); });
    }

    const sim::Result result = sim::simulate(session.built.module, session.options);
    const replay::TraceIndex index(result.trace);
    const query::Summary summary = query::summarize(index);
    const Verdict verdict = judge(session.target, result, summary.virtualNs, arguments.benchmarks);
    const std::vector<UnfinishedGoroutine> unfinished = unfinishedAtEnd(index);
    // With the summary or the trace on stdout the tests' own output would be mixed into it.
    std::FILE* out = arguments.jsonFile == "-" || arguments.traceFile == "-" ? stderr : stdout;
    if (!verdict.passed || arguments.showsPassing)
        std::fwrite(verdict.output.data(), 1, verdict.output.size(), out);
    fmt::print(out, "{}\n{}", verdict.line, verdict.passed ? "" : "FAIL\n");
    std::fflush(out);
    const trace::RunInfo& run = result.trace->run();
    if (run.outcome == trace::Outcome::Limit)
        std::fprintf(stderr, "waitscope: %s\n", run.message.c_str());
    std::fputs(unfinishedText(unfinished).c_str(), stderr);
    if (!arguments.jsonFile.empty()) {
        if (auto ok = deliver(arguments.jsonFile, jsonOf(summary, verdict, unfinished).dump(2) + "\n"); !ok)
            return complain(ok.error());
    }
    if (auto ok = deliverTrace(arguments.traceFile, *result.trace); !ok)
        return complain(ok.error());
    if (run.outcome == trace::Outcome::Limit)
        return kExitData;
    return verdict.passed ? 0 : 1;
}

} // namespace ws::app
