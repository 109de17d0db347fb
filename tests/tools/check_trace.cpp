// Runs Go files under the simulated runtime and looks at the trace: validates it, walks it to the end and back, sends
// it through JSON and back, and prints the story.
//   check_trace FILE.go… [--seed N] [--seeds N] [--procs N] [--go 1.19|1.26] [--after stalled|exit|orphaned]
//                        [--stdout file|terminal|pipe] [--explain all|once] [--dump] [--json FILE]

#include "base/random.h"
#include "base/text_file.h"
#include "code/compile.h"
#include "go/load.h"
#include "query/explain.h"
#include "query/stacks.h"
#include "query/summary.h"
#include "replay/validator.h"
#include "sim/simulate.h"
#include "trace/json.h"

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace ws;

/// Everything that must hold for any trace; says what does not.
bool check(const std::shared_ptr<const trace::Trace>& trace, std::uint64_t seed)
{
    bool good = true;
    for (const replay::Violation& violation : replay::validate(*trace)) {
        std::printf("seed %llu: event %u: %s\n", static_cast<unsigned long long>(seed), violation.event,
            violation.what.c_str());
        good = false;
    }
    if (!good)
        return false;
    const auto index = std::make_shared<const replay::TraceIndex>(trace);
    replay::Cursor cursor(index);
    const replay::World start = cursor.world();
    cursor.seek(trace->size());
    while (cursor.position() > 0 && cursor.stepBack()) { }
    if (!(cursor.world() == start)) {
        std::printf("seed %llu: stepping back does not lead to the start\n", static_cast<unsigned long long>(seed));
        good = false;
    }
    Random random(seed);
    for (int i = 0; i < 20 && trace->size() > 0; ++i) {
        const trace::EventIndex target = random.below(trace->size() + 1);
        cursor.seek(target);
        replay::World walked = replay::initialWorld(*trace);
        while (walked.position < target && trace->size() < 200'000)
            replay::apply(*trace, walked);
        if (walked.position == target && !(walked == cursor.world())) {
            std::printf("seed %llu: a seek to %u differs\n", static_cast<unsigned long long>(seed), target);
            good = false;
        }
    }
    std::string json;
    trace::writeJson(*trace, [&json](std::string_view piece) {
        json += piece;
        return true;
    });
    const auto again = trace::readJson(json, "json");
    if (!again || (*again)->run().hash != trace->run().hash) {
        std::printf("seed %llu: JSON: %s\n", static_cast<unsigned long long>(seed),
            again ? "another hash" : again.error().text().c_str());
        good = false;
    }
    return good;
}

void explainAll(const std::shared_ptr<const trace::Trace>& trace, bool once)
{
    replay::Cursor cursor(std::make_shared<const replay::TraceIndex>(trace));
    std::set<std::tuple<trace::EventKind, trace::Reason, bool>> seen;
    while (cursor.step()) {
        const trace::Event& e = trace->event(cursor.position() - 1);
        if (once && !seen.emplace(e.kind, e.reason, e.g == 0).second)
            continue;
        std::printf("%7u %s\n", cursor.position() - 1, query::explain(cursor.index(), cursor.world()).c_str());
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<go::SourceInput> files;
    sim::Options options;
    std::uint64_t seeds = 1;
    std::string explain;
    std::string jsonFile;
    bool dumps = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
        if (argument == "--seed") {
            options.seed = std::strtoull(value().c_str(), nullptr, 10);
        } else if (argument == "--seeds") {
            seeds = std::strtoull(value().c_str(), nullptr, 10);
        } else if (argument == "--procs") {
            options.procs = static_cast<std::uint32_t>(std::strtoul(value().c_str(), nullptr, 10));
        } else if (argument == "--go") {
            options.version = value() == "1.19" ? go::LanguageVersion::Go119 : go::LanguageVersion::Go126;
        } else if (argument == "--after") {
            const std::string kind = value();
            options.afterCrash = kind == "exit" ? sim::AfterCrash::Exit
                : kind == "orphaned"            ? sim::AfterCrash::Orphaned
                                                : sim::AfterCrash::Stalled;
        } else if (argument == "--stdout") {
            const std::string kind = value();
            options.stdoutKind = kind == "pipe" ? sim::StdoutKind::Pipe
                : kind == "terminal"            ? sim::StdoutKind::Terminal
                                                : sim::StdoutKind::File;
        } else if (argument == "--explain") {
            explain = value();
        } else if (argument == "--dump") {
            dumps = true;
        } else if (argument == "--json") {
            jsonFile = value();
        } else {
            Expected<std::string> text = readFile(argument, 50U << 20);
            if (!text) {
                std::fprintf(stderr, "check_trace: %s\n", text.error().text().c_str());
                return 2;
            }
            files.push_back({argument.substr(argument.rfind('/') + 1), *text});
            options.target = argument;
        }
    }
    go::LoadOptions loadOptions;
    loadOptions.version = options.version;
    go::LoadResult loaded = go::load(std::move(files), loadOptions);
    if (!loaded.ok) {
        std::fputs(go::renderDiagnostics(loaded, true).c_str(), stderr);
        return 1;
    }
    const code::CompileResult compiled = code::compile(loaded.program);
    if (compiled.module == nullptr)
        return 1;
    bool good = true;
    const std::uint64_t first = options.seed;
    for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
        options.seed = seed;
        const sim::Result result = sim::simulate(compiled.module, options);
        if (!jsonFile.empty() && !trace::writeJsonFile(*result.trace, jsonFile))
            return 1;
        good = check(result.trace, seed) && good;
        if (!good)
            continue;
        const replay::TraceIndex index(result.trace);
        if (!explain.empty())
            explainAll(result.trace, explain == "once");
        if (dumps)
            std::fputs(query::dumpText(index, index.finalWorld(), query::DumpScope::AsGo).c_str(), stdout);
        if (seeds == 1 || !explain.empty())
            std::printf("%s\n", query::story(query::summarize(index)).c_str());
    }
    std::printf(good ? "every trace is sound\n" : "NOT SOUND\n");
    return good ? 0 : 1;
}
