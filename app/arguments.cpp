#include "app/arguments.h"

#include "app/test_flags.h"

#include <CLI/CLI.hpp>

#include <charconv>

namespace ws::app {

namespace {

template <class Number> bool readNumber(std::string_view text, Number& value)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() && end == text.data() + text.size();
}

Error usage(std::string what, std::string where, std::string hint)
{
    return Error{Error::Kind::Usage, std::move(what), std::move(where), std::move(hint)};
}

/// The options' raw words, before they are looked at closely.
struct Raw {
    std::string seed, procs, seeds, maxEvents, size;
    std::vector<std::string> sets;
};

void addRunOptions(CLI::App& app, Arguments& arguments, Raw& raw)
{
    app.add_option("--seed", raw.seed, "Seed of every choice the machine makes");
    app.add_option("--procs", raw.procs, "Processors (GOMAXPROCS), 1 to 128; default 4");
    app.add_option("--set", raw.sets, "Set a tunable variable of the program: name=value")->allow_extra_args(false);
    app.add_option("--after-crash", arguments.afterCrash, "stalled, exit or orphaned");
    app.add_option("--go", arguments.goVersion, "Follow Go 1.19 or 1.26");
    app.add_option("--stdout", arguments.stdoutKind, "What is behind the program's stdout: file, terminal or pipe");
    app.add_option("--max-events", raw.maxEvents, "End the run after this many events");
}

Expected<bool> readRaw(const Raw& raw, Arguments& arguments)
{
    if (!raw.seed.empty()) {
        std::uint64_t seed = 0;
        if (!readNumber(raw.seed, seed))
            return usage("'" + raw.seed + "' is not a seed", "--seed", "a number from 0 to 18446744073709551615");
        arguments.seed = seed;
    }
    if (!raw.procs.empty()) {
        std::uint32_t procs = 0;
        if (!readNumber(raw.procs, procs) || procs < 1 || procs > 128)
            return usage("'" + raw.procs + "' is out of range", "--procs", "from 1 to 128");
        arguments.procs = procs;
    }
    if (!raw.maxEvents.empty()) {
        std::uint64_t events = 0;
        if (!readNumber(raw.maxEvents, events) || events < 1 || events > 1'000'000'000)
            return usage("'" + raw.maxEvents + "' is out of range", "--max-events", "from 1 to 1000000000");
        arguments.maxEvents = events;
    }
    if (!raw.seeds.empty()) {
        const auto dots = raw.seeds.find("..");
        std::uint64_t first = 0, last = 0;
        if (dots == std::string::npos || !readNumber(std::string_view(raw.seeds).substr(0, dots), first)
            || !readNumber(std::string_view(raw.seeds).substr(dots + 2), last) || last < first
            || last - first >= 10'000'000)
            return usage("'" + raw.seeds + "' is not a range of seeds", "--seeds", "A..B, for example 1..100");
        arguments.seeds = {first, last};
    }
    for (const std::string& set : raw.sets) {
        const auto equals = set.find('=');
        std::int64_t value = 0;
        if (equals == std::string::npos || equals == 0 || !readNumber(std::string_view(set).substr(equals + 1), value))
            return usage("'" + set + "' is not a setting", "--set", "name=value, for example workers=500");
        arguments.settings.emplace_back(set.substr(0, equals), value);
    }
    if (!raw.size.empty()) {
        const auto x = raw.size.find('x');
        if (x == std::string::npos || !readNumber(std::string_view(raw.size).substr(0, x), arguments.width)
            || !readNumber(std::string_view(raw.size).substr(x + 1), arguments.height) || arguments.width < 640
            || arguments.width > 7680 || arguments.height < 400 || arguments.height > 4320)
            return usage("'" + raw.size + "' is not a size", "--size", "WIDTHxHEIGHT, from 640x400 to 7680x4320");
    }
    return true;
}

} // namespace

int exitCodeOf(const Error& error)
{
    switch (error.kind) {
    case Error::Kind::Usage:
        return kExitUsage;
    case Error::Kind::InvalidData:
    case Error::Kind::Limit:
        return kExitData;
    case Error::Kind::NoInput:
        return kExitNoInput;
    }
    WS_UNREACHABLE();
}

namespace {

Error unexpectedWord(const std::vector<std::string>& words, const Arguments& arguments)
{
    const bool window = arguments.verb == Verb::Window;
    const std::string& word = words.front();
    if (word.starts_with('-'))
        return usage("there is no such option", word,
            arguments.verb == Verb::Run ? "what is meant for the program follows after --"
                                        : "'waitscope --help' lists the verbs, 'waitscope VERB --help' their options");
    if (arguments.verb == Verb::Scenarios)
        return usage("this word is not expected", word, "'waitscope scenarios' lists all of them");
    if (window && arguments.target.find_first_of("./") == std::string::npos)
        return usage("there is no such verb", arguments.target, "there are run, test, shot and scenarios");
    return usage("one target is enough", word, window ? "'waitscope run' takes several files and arguments" : "");
}

/// As `go run`: the files that the program consists of, then its arguments.
void sortRunWords(const std::vector<std::string>& words, Arguments& arguments)
{
    const auto isGoFile = [](const std::string& word) { return word.ends_with(".go"); };
    arguments.target = words.front();
    auto rest = words.begin() + 1;
    if (isGoFile(arguments.target)) {
        const auto files = rest;
        rest = std::find_if_not(files, words.end(), isGoFile);
        arguments.moreFiles.assign(files, rest);
    }
    arguments.programArguments.insert(arguments.programArguments.begin(), rest, words.end());
}

} // namespace

Expected<Parsed> parseArguments(int argc, const char* const* argv)
{
    Parsed parsed;
    Arguments& arguments = parsed.arguments;
    Raw raw;

    std::vector<std::string> runWords; ///< run: files of the program, then its arguments

    // The verb is the first word; anything else opens the window, so that `waitscope prog.go` works.
    std::vector<std::string> words(argv + 1, argv + argc);
    if (!words.empty() && words.front() == "help") { // waitscope help [VERB]
        words.erase(words.begin());
        words.emplace_back("--help");
    } else if (words.size() == 1 && words.front() == "version") {
        words.front() = "--version";
    }
    const std::string first = words.empty() ? "" : words.front();
    if (first == "scenarios")
        arguments.verb = Verb::Scenarios;
    else if (first == "run")
        arguments.verb = Verb::Run;
    else if (first == "test")
        arguments.verb = Verb::Test;
    else if (first == "shot")
        arguments.verb = Verb::Shot;
    if (arguments.verb != Verb::Window)
        words.erase(words.begin());

    CLI::App app(
        "Waitscope runs Go programs on a simulated, deterministic Go runtime and shows what every goroutine does.");
    app.name(arguments.verb == Verb::Window ? "waitscope" : "waitscope " + first);
    app.set_version_flag("--version", "waitscope " WAITSCOPE_VERSION);
    switch (arguments.verb) {
    case Verb::Window:
        app.add_option("target", arguments.target, "A .go file, a folder with a main package, or a scenario");
        addRunOptions(app, arguments, raw);
        app.footer("Verbs:\n  scenarios [--json]         what is built in\n"
                   "  run  TARGET [options]      run without a window\n"
                   "  test FILE_test.go…         run tests as go test does\n"
                   "  shot TARGET --out FILE.png picture of the window, no display needed\n"
                   "'waitscope VERB --help' says more.");
        break;
    case Verb::Scenarios:
        app.add_flag("--json", arguments.json, "As JSON");
        break;
    case Verb::Run:
        app.add_option("target", runWords, "A .go file or several, a folder with a main package, or a scenario")
            ->required();
        addRunOptions(app, arguments, raw);
        app.add_option("--seeds", raw.seeds, "A..B: one run a seed, one summary a line, on all cores");
        app.add_option("--json", arguments.jsonFile, "Write the summary as JSON; - is stdout");
        app.add_option("--trace", arguments.traceFile, "Write the whole trace as JSON lines; - is stdout");
        app.add_flag("--no-vet", arguments.noVet, "Leave out the warnings of go vet");
        app.footer("Further words, and all after --, are the program's own arguments.");
        break;
    case Verb::Test: {
        app.add_option("files", arguments.testTargets, "_test.go files and what they test, or a folder; default .");
        addRunOptions(app, arguments, raw);
        app.add_flag("--no-vet", arguments.noVet, "Leave out the warnings of go vet");
        app.add_option("--seeds", raw.seeds, "A..B: one run a seed, one verdict a line, on all cores");
        app.add_option("--json", arguments.jsonFile, "Write the summary as JSON; - is stdout");
        app.add_option("--trace", arguments.traceFile, "Write the whole trace as JSON lines; - is stdout");
        app.footer(
            "Options of go test: -v -run -skip -bench -benchtime -benchmem -count -cpu -failfast -fullpath -list\n"
            "-parallel -short -shuffle -timeout; what follows -args is the program's. Times are virtual: -timeout\n"
            "(default 10m) does not make anybody wait, and benchmarks take 10ms by default, as their times do not "
            "swing.\n"
            "Exit code 0 if all tests pass, else 1. Goroutines that are still blocked at the end are listed on "
            "stderr.");
        auto flags = takeTestFlags(words);
        if (!flags)
            return flags.error();
        arguments.programArguments = std::move(flags->program);
        arguments.showsPassing = flags->showsPassing;
        arguments.benchmarks = flags->benchmarks;
        break;
    }
    case Verb::Shot:
        app.add_option("target", arguments.target, "A .go file, a folder with a main package, or a scenario")
            ->required();
        addRunOptions(app, arguments, raw);
        app.add_option("--out", arguments.out, "The PNG file to write")->required();
        app.add_option("--at", arguments.at, "start, crash, end, event:N or time:1.5s; default crash");
        app.add_option("--size", raw.size, "WIDTHxHEIGHT; default 1600x960");
        app.add_option("--theme", arguments.theme, "dark or light");
        app.add_option("--lang", arguments.language, "en or zh_CN");
        break;
    }

    if (const auto dashes = std::find(words.begin(), words.end(), "--");
        dashes != words.end() && arguments.verb == Verb::Run) {
        arguments.programArguments.assign(dashes + 1, words.end());
        words.erase(dashes, words.end());
    }
    std::reverse(words.begin(), words.end()); // CLI11 takes them from the back
    try {
        app.parse(words);
    } catch (const CLI::CallForHelp&) {
        parsed.print = app.help();
        return parsed;
    } catch (const CLI::CallForVersion&) {
        parsed.print = "waitscope " WAITSCOPE_VERSION "\n";
        return parsed;
    } catch (const CLI::ExtrasError&) {
        return unexpectedWord(app.remaining(), arguments);
    } catch (const CLI::ParseError& error) {
        return usage(error.what(), "", "'" + app.get_name() + " --help' lists the options");
    }
    if (arguments.verb == Verb::Run)
        sortRunWords(runWords, arguments);
    if (auto ok = readRaw(raw, arguments); !ok)
        return ok.error();
    if (arguments.theme != "dark" && arguments.theme != "light")
        return usage("'" + arguments.theme + "' is not a theme", "--theme", "dark or light");
    if (arguments.language == "zh_CN")
        return usage("the window does not speak Chinese yet", "--lang", "en");
    if (arguments.language != "en")
        return usage("'" + arguments.language + "' is not known", "--lang", "en");
    return parsed;
}

} // namespace ws::app
