#include "app/commands.h"
#include "app/deliver.h"
#include "app/seeds.h"
#include "app/session.h"
#include "query/summary.h"

#include <fmt/core.h>

#include <cstdio>
#include <string_view>
#include <vector>

namespace ws::app {

namespace {

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

/// What the program wrote, in the order in which it wrote to its two streams: in a terminal they are one.
void writeOutput(const sim::Result& result, std::FILE* out)
{
    std::FILE* last = out;
    const auto write = [&last](std::FILE* stream, std::string_view text) {
        if (stream != last)
            std::fflush(last);
        last = stream;
        std::fwrite(text.data(), 1, text.size(), stream);
    };
    if (!result.stdoutText.empty() && !result.stderrText.empty()) {
        std::vector<const trace::Event*> events;
        std::size_t bytes = 0;
        for (const trace::Event& event : result.trace->events()) {
            if (event.kind != trace::EventKind::Output)
                continue;
            events.push_back(&event);
            bytes += result.trace->string(event.b).size();
        }
        if (bytes == result.stdoutText.size() + result.stderrText.size()) { // the trace has all of it
            for (const trace::Event* event : events)
                write(event->a == 1 ? out : stderr, result.trace->string(event->b));
            std::fflush(out);
            return;
        }
    }
    write(out, result.stdoutText);
    write(stderr, result.stderrText);
    std::fflush(out);
}

} // namespace

int runCommand(const Arguments& arguments)
{
    if (arguments.seeds && !arguments.traceFile.empty())
        return complain(Error{Error::Kind::Usage, "one trace cannot hold several seeds", "--trace", "use --seed"});
    // Never destroyed: the system takes all memory back at once, where destructors would visit every node of the syntax
    // trees and symbol tables.
    static const Prepared& prepared =
        *new Prepared(prepare(arguments, resolveTarget(arguments.target, arguments.moreFiles)));
    if (!prepared.session)
        return prepared.exitCode;
    const Session& session = *prepared.session;
    if (arguments.seeds) {
        return runSeeds(session, arguments, [](const sim::Result& result) {
            const query::Summary summary = query::summarize(replay::TraceIndex(result.trace));
            return SeedRun{seedLine(summary), toJson(summary)};
        });
    }

    const sim::Result result = sim::simulate(session.built.module, session.options);
    // With the summary or the trace on stdout the program's own output would be mixed into it.
    const bool stdoutTaken = arguments.jsonFile == "-" || arguments.traceFile == "-";
    writeOutput(result, stdoutTaken ? stderr : stdout);
    const trace::RunInfo& run = result.trace->run();
    if (run.outcome == trace::Outcome::Limit)
        std::fprintf(stderr, "waitscope: %s\n", run.message.c_str());
    if (!arguments.jsonFile.empty()) {
        const query::Summary summary = query::summarize(replay::TraceIndex(result.trace));
        if (auto ok = deliver(arguments.jsonFile, toPrettyJson(summary) + "\n"); !ok)
            return complain(ok.error());
    }
    if (auto ok = deliverTrace(arguments.traceFile, *result.trace); !ok)
        return complain(ok.error());
    return run.outcome == trace::Outcome::Limit ? kExitData : run.exitCode;
}

} // namespace ws::app
