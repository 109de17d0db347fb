#include "app/commands.h"
#include "app/session.h"
#include "base/text_file.h"
#include "query/summary.h"
#include "trace/json.h"

#include <fmt/core.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>

namespace ws::app {

namespace {

int complain(const Error& error)
{
    std::fprintf(stderr, "waitscope: %s\n", error.text().c_str());
    return exitCodeOf(error);
}

/// Writes to a file, or to stdout for "-".
Expected<bool> deliver(const std::string& path, const std::string& text)
{
    if (path != "-")
        return writeFile(path, text);
    const bool ok = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!ok)
        return Error{Error::Kind::NoInput, "could not be written", "stdout", ""};
    return true;
}

Expected<bool> traceToStdout(const trace::Trace& trace)
{
    const bool ok = trace::writeJson(
        trace, [](std::string_view text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size(); });
    if (!ok || std::fflush(stdout) != 0)
        return Error{Error::Kind::NoInput, "could not be written", "stdout", ""};
    return true;
}

std::string seedLine(const query::Summary& summary)
{
    std::string line = fmt::format("seed {:<6} {:<8} exit {}  {:>9} events  {:>12.6f} s  {:016x}", summary.run.seed,
        query::outcomeName(summary.run.outcome), summary.run.exitCode, summary.events,
        static_cast<double>(summary.virtualNs) / 1e9, summary.run.hash);
    if (summary.connections.max > 0)
        line += fmt::format("  in use {}/{}", summary.connections.inUse, summary.connections.max);
    for (const query::Summary::WaitGroup& wg : summary.waitGroups)
        line += fmt::format("  {}={}", wg.name, wg.counter);
    if (!summary.run.message.empty())
        line += "  " + summary.run.message;
    return line;
}

/// One run a seed on all cores. Lines come in the order of the seeds, as soon as they can.
int runSeeds(const Session& session, const Arguments& arguments)
{
    const std::uint64_t first = arguments.seeds->first;
    const std::uint64_t last = arguments.seeds->second;
    std::atomic<std::uint64_t> next = first;
    std::mutex mutex; // guards ready and changed
    std::condition_variable changed;
    std::map<std::uint64_t, std::pair<std::string, std::string>> ready; // seed → line, JSON
    const auto work = [&] {
        for (;;) {
            const std::uint64_t seed = next.fetch_add(1);
            if (seed > last || seed < first)
                return;
            sim::Options options = session.options;
            options.seed = seed;
            const sim::Result result = sim::simulate(session.built.module, options);
            const query::Summary summary = query::summarize(replay::TraceIndex(result.trace));
            const std::lock_guard lock(mutex);
            ready.emplace(
                seed, std::pair(seedLine(summary), arguments.jsonFile.empty() ? std::string() : toJson(summary)));
            changed.notify_one();
        }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
        workers.emplace_back(work);

    std::string json;
    const bool jsonToStdout = arguments.jsonFile == "-";
    for (std::uint64_t seed = first;; ++seed) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ready.contains(seed); });
        const auto found = ready.find(seed);
        if (!jsonToStdout)
            fmt::print("{}\n", found->second.first);
        if (!arguments.jsonFile.empty())
            json += found->second.second + "\n";
        ready.erase(found);
        if (seed == last)
            break;
    }
    for (std::thread& worker : workers)
        worker.join();
    if (!arguments.jsonFile.empty()) {
        if (auto ok = deliver(arguments.jsonFile, json); !ok)
            return complain(ok.error());
    }
    return 0;
}

} // namespace

int runCommand(const Arguments& arguments)
{
    if (arguments.seeds && !arguments.traceFile.empty())
        return complain(Error{Error::Kind::Usage, "one trace cannot hold several seeds", "--trace", "use --seed"});
    Prepared prepared = prepare(arguments, arguments.target);
    if (!prepared.session)
        return prepared.exitCode;
    const Session& session = *prepared.session;
    if (arguments.seeds)
        return runSeeds(session, arguments);

    const sim::Result result = sim::simulate(session.built.module, session.options);
    // With the summary or the trace on stdout the program's own output would be mixed into it.
    const bool stdoutTaken = arguments.jsonFile == "-" || arguments.traceFile == "-";
    std::fwrite(result.stdoutText.data(), 1, result.stdoutText.size(), stdoutTaken ? stderr : stdout);
    std::fflush(stdout);
    std::fwrite(result.stderrText.data(), 1, result.stderrText.size(), stderr);
    const trace::RunInfo& run = result.trace->run();
    if (run.outcome == trace::Outcome::Limit)
        std::fprintf(stderr, "waitscope: %s\n", run.message.c_str());
    if (!arguments.jsonFile.empty()) {
        const query::Summary summary = query::summarize(replay::TraceIndex(result.trace));
        if (auto ok = deliver(arguments.jsonFile, toPrettyJson(summary) + "\n"); !ok)
            return complain(ok.error());
    }
    if (!arguments.traceFile.empty()) {
        const Expected<bool> written = arguments.traceFile == "-"
            ? traceToStdout(*result.trace)
            : trace::writeJsonFile(*result.trace, arguments.traceFile);
        if (!written)
            return complain(written.error());
    }
    return run.outcome == trace::Outcome::Limit ? kExitData : run.exitCode;
}

} // namespace ws::app
