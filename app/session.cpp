#include "app/session.h"

#include "app/deliver.h"
#include "app/test_flags.h"

#include <cstdio>
#include <iostream>
#include <iterator>

#include <unistd.h>

namespace ws::app {

namespace {

/// The program's stdin is read only if it asks for it, so that a run never waits for a terminal by accident.
std::string stdinFor(const Target& target)
{
    for (const go::SourceInput& source : target.sources) {
        if (source.text.find("Stdin") == std::string::npos && source.text.find("fmt.Scan") == std::string::npos)
            continue;
        if (isatty(STDIN_FILENO) != 0)
            std::fputs("waitscope: the program reads its input: type all of it now, then Ctrl-D\n", stderr);
        return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    }
    return {};
}

} // namespace

Expected<sim::Options> optionsOf(const Arguments& arguments, const Target& target)
{
    const ScenarioInfo* scenario = target.scenario.scenario;
    sim::Options options;
    options.target = target.name;
    options.statementBudget = kStatementBudget;
    options.seed = arguments.seed.value_or(scenario != nullptr ? scenario->seed : options.seed);
    options.procs = arguments.procs.value_or(scenario != nullptr ? scenario->procs : options.procs);
    options.tunables = arguments.settings;
    options.args = arguments.programArguments;
    if (target.tests && options.args.empty())
        options.args = defaultTestArguments();
    if (arguments.maxEvents)
        options.maxEvents = *arguments.maxEvents;
    const auto version =
        parseGoVersion(arguments.goVersion.value_or(scenario != nullptr ? scenario->goVersion : "1.26"));
    if (!version)
        return version.error();
    options.version = *version;
    const std::string usual = target.tests ? "exit" : "stalled"; // go test reads what the tests print
    const auto afterCrash =
        parseAfterCrash(arguments.afterCrash.value_or(scenario != nullptr ? scenario->afterCrash : usual));
    if (!afterCrash)
        return afterCrash.error();
    options.afterCrash = *afterCrash;
    const auto stdoutKind =
        parseStdoutKind(arguments.stdoutKind.value_or(scenario != nullptr ? scenario->stdoutKind : "file"));
    if (!stdoutKind)
        return stdoutKind.error();
    options.stdoutKind = *stdoutKind;
    return options;
}

Prepared prepare(const Arguments& arguments, const std::string& targetName)
{
    return prepare(arguments, resolveTarget(targetName));
}

Prepared prepare(const Arguments& arguments, Expected<Target> target)
{
    if (!target)
        return {std::nullopt, complain(target.error())};
    auto options = optionsOf(arguments, *target);
    if (!options)
        return {std::nullopt, complain(options.error())};
    Built built = build(*target, options->version);
    if (!built.diagnostics.empty() && !(arguments.noVet && built.module)) {
        const std::string text =
            go::renderDiagnostics({built.module != nullptr, built.program, built.diagnostics}, true);
        std::fputs(text.c_str(), stderr);
    }
    if (!built.module)
        return {std::nullopt, kExitData};
    if (auto ok = checkTunables(*built.module, options->tunables); !ok)
        return {std::nullopt, complain(ok.error())};
    options->stdinText = stdinFor(*target);
    return {Session{std::move(*target), std::move(built), std::move(*options)}, 0};
}

} // namespace ws::app
