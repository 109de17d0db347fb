// Runs Go files under the simulated runtime: what `waitscope run` does, without anything around it.
//   run_go FILE.go… [--seed N] [--procs N] [--go 1.19|1.26] [--level none|scheduling|statements] [--stdout
//   file|terminal|pipe]
//                   [--after stalled|exit|orphaned] [--heap MIB] [--disassemble] [--stats] [--tests] [-- ARGS…]

#include "base/text_file.h"
#include "code/bytecode.h"
#include "code/compile.h"
#include "go/load.h"
#include "sim/simulate.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

int usage(const char* why)
{
    std::fprintf(stderr, "run_go: %s\n", why);
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace ws;
    std::vector<go::SourceInput> files;
    go::LoadOptions loadOptions;
    sim::Options options;
    options.afterCrash = sim::AfterCrash::Exit;
    bool disassembles = false;
    bool stats = false;
    bool tests = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
        const auto number = [&] { return std::strtoull(value().c_str(), nullptr, 10); };
        if (argument == "--") {
            for (++i; i < argc; ++i)
                options.args.emplace_back(argv[i]);
        } else if (argument == "--seed") {
            options.seed = number();
        } else if (argument == "--procs") {
            options.procs = static_cast<std::uint32_t>(number());
        } else if (argument == "--heap") {
            options.maxHeapBytes = number() << 20;
        } else if (argument == "--go") {
            options.version = value() == "1.19" ? go::LanguageVersion::Go119 : go::LanguageVersion::Go126;
        } else if (argument == "--level") {
            const std::string level = value();
            options.level = level == "none" ? sim::TraceLevel::None
                : level == "scheduling"     ? sim::TraceLevel::Scheduling
                                            : sim::TraceLevel::Statements;
        } else if (argument == "--stdout") {
            const std::string kind = value();
            options.stdoutKind = kind == "pipe" ? sim::StdoutKind::Pipe
                : kind == "terminal"            ? sim::StdoutKind::Terminal
                                                : sim::StdoutKind::File;
        } else if (argument == "--after") {
            const std::string kind = value();
            options.afterCrash = kind == "stalled" ? sim::AfterCrash::Stalled
                : kind == "orphaned"               ? sim::AfterCrash::Orphaned
                                                   : sim::AfterCrash::Exit;
        } else if (argument == "--disassemble") {
            disassembles = true;
        } else if (argument == "--tests") {
            tests = true;
        } else if (argument == "--stats") {
            stats = true;
        } else if (argument.rfind("--", 0) == 0) {
            return usage(("unknown option " + argument).c_str());
        } else {
            Expected<std::string> text = readFile(argument, 50U << 20);
            if (!text)
                return usage(text.error().text().c_str());
            const std::size_t slash = argument.rfind('/');
            files.push_back({slash == std::string::npos ? argument : argument.substr(slash + 1), *text});
            options.target = argument;
        }
    }
    if (files.empty())
        return usage("no Go file given");
    loadOptions.version = options.version;
    loadOptions.tests = tests;
    go::LoadResult loaded = go::load(std::move(files), loadOptions);
    if (!loaded.diagnostics.empty())
        std::fputs(go::renderDiagnostics(loaded, true).c_str(), stderr);
    if (!loaded.ok)
        return 1;
    const code::CompileResult compiled = code::compile(loaded.program);
    if (compiled.module == nullptr) {
        loaded.diagnostics = compiled.diagnostics;
        std::fputs(go::renderDiagnostics(loaded, true).c_str(), stderr);
        return 1;
    }
    if (disassembles) {
        for (const code::Function& function : compiled.module->functions) {
            if (function.user || function.index == compiled.module->entry)
                std::fputs(code::disassemble(*compiled.module, function).c_str(), stdout);
        }
        return 0;
    }
    const sim::Result result = sim::simulate(compiled.module, options);
    std::fwrite(result.stdoutText.data(), 1, result.stdoutText.size(), stdout);
    std::fwrite(result.stderrText.data(), 1, result.stderrText.size(), stderr);
    const trace::RunInfo& run = result.trace->run();
    if (run.outcome == trace::Outcome::Limit)
        std::fprintf(stderr, "run_go: limit: %s\n", run.message.c_str());
    if (stats) {
        std::fprintf(stderr, "run_go: %u events, hash %016llx, exit code %d\n", result.trace->size(),
            static_cast<unsigned long long>(run.hash), run.exitCode);
    }
    return run.exitCode;
}
