#include "app/target.h"

#include "app/test_target.h"
#include "base/text_file.h"

#include <algorithm>
#include <filesystem>

namespace ws::app {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxSourceBytes = 4 << 20;

std::string knownVariants(const ScenarioInfo& scenario)
{
    std::string list;
    for (const ScenarioVariant& variant : scenario.variants)
        list += (list.empty() ? "" : ", ") + scenario.id + "/" + variant.id;
    return list;
}

Expected<Target> readFolder(const std::string& path)
{
    std::vector<std::string> names;
    std::error_code code;
    for (fs::directory_iterator it(path, code), end; !code && it != end; it.increment(code)) {
        if (it->path().extension() == ".go")
            names.push_back(it->path().filename().string());
    }
    if (code)
        return Error{Error::Kind::NoInput, code.message(), path, ""};
    std::sort(names.begin(), names.end());
    if (names.empty())
        return Error{Error::Kind::InvalidData, "no Go files in this folder", path, ""};
    Target target;
    target.name = path;
    for (const std::string& name : names) {
        auto text = readFile((fs::path(path) / name).string(), kMaxSourceBytes);
        if (!text)
            return text.error();
        target.sources.push_back({name, std::move(*text)});
    }
    return target;
}

} // namespace

Expected<Target> resolveTarget(const std::string& text)
{
    // A .go file is no scenario: what describes those need not be read.
    const ScenarioRef ref = text.ends_with(".go") ? ScenarioRef() : findScenario(text);
    if (ref.variant != nullptr) {
        Target target;
        target.name = ref.scenario->id + "/" + ref.variant->id;
        target.sources.push_back({ref.variant->file, ref.variant->source});
        target.scenario = ref;
        return target;
    }
    std::error_code code;
    if (fs::is_directory(text, code))
        return readFolder(text);
    if (!fs::exists(text, code)) {
        const ScenarioRef family = findScenario(text.substr(0, text.find('/')));
        if (family.scenario != nullptr)
            return Error{Error::Kind::Usage, "this scenario has no such variant", text,
                "there are " + knownVariants(*family.scenario)};
        return Error{Error::Kind::NoInput, "no such file, folder or scenario", text,
            "'waitscope scenarios' lists what is built in"};
    }
    if (namesTests(text))
        return resolveTests({text});
    auto source = readFile(text, kMaxSourceBytes);
    if (!source)
        return source.error();
    Target target;
    target.name = text;
    target.sources.push_back({fs::path(text).filename().string(), std::move(*source)});
    return target;
}

Expected<Target> resolveTarget(const std::string& text, const std::vector<std::string>& moreFiles)
{
    auto target = resolveTarget(text);
    for (const std::string& file : moreFiles) {
        if (!target)
            break;
        auto more = resolveTarget(file);
        if (!more)
            return more.error();
        if (more->tests || target->tests)
            return Error{Error::Kind::Usage, "files of tests are run with 'waitscope test'", file, ""};
        target->sources.push_back(std::move(more->sources.front()));
    }
    return target;
}

Built build(const Target& target, go::LanguageVersion version)
{
    go::LoadOptions options;
    options.version = version;
    options.tests = target.tests;
    options.testedPath = target.testedPath;
    go::LoadResult loaded = go::load(target.sources, options);
    Built built;
    built.program = loaded.program;
    built.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.ok)
        return built;
    code::CompileResult compiled = code::compile(loaded.program);
    if (!compiled.module) {
        built.diagnostics = std::move(compiled.diagnostics);
        return built;
    }
    built.module = compiled.module;
    return built;
}

Expected<bool> checkTunables(
    const code::Module& module, const std::vector<std::pair<std::string, std::int64_t>>& values)
{
    for (const auto& setting : values) {
        const std::string& name = setting.first; // clang 14 does not capture structured bindings
        const std::int64_t value = setting.second;
        const auto found = std::find_if(module.tunables.begin(), module.tunables.end(),
            [&](const code::Tunable& tunable) { return tunable.name == name; });
        if (found == module.tunables.end()) {
            std::string known;
            for (const code::Tunable& tunable : module.tunables)
                known += (known.empty() ? "" : ", ") + tunable.name;
            return Error{Error::Kind::Usage, "this program has no such setting", "--set " + name,
                known.empty() ? "it has none: mark a variable with '// tune: MIN..MAX Title'" : "it has " + known};
        }
        if (value < found->minimum || value > found->maximum)
            return Error{Error::Kind::Usage, std::to_string(value) + " is out of range", "--set " + name,
                "from " + std::to_string(found->minimum) + " to " + std::to_string(found->maximum)};
    }
    return true;
}

Expected<go::LanguageVersion> parseGoVersion(std::string_view word)
{
    if (word == "1.19")
        return go::LanguageVersion::Go119;
    if (word == "1.26")
        return go::LanguageVersion::Go126;
    return Error{
        Error::Kind::Usage, "'" + std::string(word) + "' is not a version it can follow", "--go", "1.19 or 1.26"};
}

Expected<sim::AfterCrash> parseAfterCrash(std::string_view word)
{
    if (word == "stalled")
        return sim::AfterCrash::Stalled;
    if (word == "exit")
        return sim::AfterCrash::Exit;
    if (word == "orphaned")
        return sim::AfterCrash::Orphaned;
    return Error{
        Error::Kind::Usage, "'" + std::string(word) + "' is not known", "--after-crash", "stalled, exit or orphaned"};
}

Expected<sim::StdoutKind> parseStdoutKind(std::string_view word)
{
    if (word == "file")
        return sim::StdoutKind::File;
    if (word == "terminal")
        return sim::StdoutKind::Terminal;
    if (word == "pipe")
        return sim::StdoutKind::Pipe;
    return Error{Error::Kind::Usage, "'" + std::string(word) + "' is not known", "--stdout", "file, terminal or pipe"};
}

} // namespace ws::app
