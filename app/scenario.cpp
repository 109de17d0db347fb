#include "app/scenario.h"

#include "base/assert.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace ws::app {

struct EmbeddedFile {
    std::string_view path;
    std::string_view text;
};
extern const EmbeddedFile embeddedScenarios[];
extern const unsigned embeddedScenariosCount;

namespace {

std::string_view embedded(std::string_view path)
{
    for (unsigned i = 0; i < embeddedScenariosCount; ++i) {
        if (embeddedScenarios[i].path == path)
            return embeddedScenarios[i].text;
    }
    WS_UNREACHABLE();
}

Text readText(const nlohmann::json& node)
{
    return {node.at("en").get<std::string>(), node.value("zh_CN", std::string())};
}

trace::MilestoneKind milestoneNamed(std::string_view name)
{
    using enum trace::MilestoneKind;
    static constexpr std::pair<std::string_view, trace::MilestoneKind> names[] = {
        {"FirstWorker", FirstWorker},
        {"MainParks", MainParks},
        {"TimersFire", TimersFire},
        {"FirstMeeting", FirstMeeting},
        {"Crash", Crash},
        {"FirstTimeout", FirstTimeout},
        {"Deadlock", Deadlock},
        {"PartialDeadlock", PartialDeadlock},
        {"Exit", Exit},
        {"Stalled", Stalled},
        {"SessionsEnd", SessionsEnd},
        {"LeakedConnection", LeakedConnection},
        {"Limit", Limit},
        {"End", End},
    };
    for (const auto& [text, kind] : names) {
        if (text == name)
            return kind;
    }
    WS_UNREACHABLE();
}

ScenarioInfo readScenario(std::string_view json)
{
    const auto root = nlohmann::json::parse(json);
    ScenarioInfo info;
    info.id = root.at("id").get<std::string>();
    info.order = root.at("order").get<int>();
    info.title = readText(root.at("title"));
    info.summary = readText(root.at("summary"));
    const auto& defaults = root.at("defaults");
    info.seed = defaults.value("seed", info.seed);
    info.procs = defaults.value("procs", info.procs);
    info.goVersion = defaults.value("go", info.goVersion);
    info.afterCrash = defaults.value("afterCrash", info.afterCrash);
    info.stdoutKind = defaults.value("stdout", info.stdoutKind);
    for (const auto& node : root.at("variants")) {
        ScenarioVariant variant;
        variant.id = node.at("id").get<std::string>();
        variant.safe = node.at("safe").get<bool>();
        variant.file = node.at("file").get<std::string>();
        variant.source = std::string(embedded(info.id + "/" + variant.file));
        variant.title = readText(node.at("title"));
        variant.note = readText(node.at("note"));
        info.variants.push_back(std::move(variant));
    }
    for (const auto& [name, node] : root.at("captions").items())
        info.captions.emplace(milestoneNamed(name), readText(node));
    return info;
}

} // namespace

std::vector<ScenarioTunable> tunablesIn(std::string_view source)
{
    std::vector<ScenarioTunable> list;
    while (!source.empty()) {
        const auto newline = source.find('\n');
        std::istringstream words{std::string(source.substr(0, newline))};
        source = newline == std::string_view::npos ? std::string_view() : source.substr(newline + 1);
        ScenarioTunable tunable;
        std::string var, equals, slashes, tune;
        char dots[2] = {};
        if (words >> var >> tunable.name >> equals >> tunable.value >> slashes >> tune >> tunable.minimum >> dots[0]
                >> dots[1] >> tunable.maximum
            && var == "var" && slashes == "//" && tune == "tune:" && std::getline(words >> std::ws, tunable.title))
            list.push_back(std::move(tunable));
    }
    return list;
}

const std::vector<ScenarioInfo>& builtinScenarios()
{
    static const std::vector<ScenarioInfo> scenarios = [] {
        std::vector<ScenarioInfo> list;
        for (unsigned i = 0; i < embeddedScenariosCount; ++i) {
            if (embeddedScenarios[i].path.ends_with("/scenario.json"))
                list.push_back(readScenario(embeddedScenarios[i].text));
        }
        std::sort(
            list.begin(), list.end(), [](const ScenarioInfo& x, const ScenarioInfo& y) { return x.order < y.order; });
        return list;
    }();
    return scenarios;
}

ScenarioRef findScenario(std::string_view name)
{
    const auto slash = name.find('/');
    const std::string_view id = name.substr(0, slash);
    for (const ScenarioInfo& scenario : builtinScenarios()) {
        if (scenario.id != id)
            continue;
        if (slash == std::string_view::npos)
            return {&scenario, &scenario.variants.front()};
        for (const ScenarioVariant& variant : scenario.variants) {
            if (variant.id == name.substr(slash + 1))
                return {&scenario, &variant};
        }
    }
    return {};
}

} // namespace ws::app
