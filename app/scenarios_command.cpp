#include "app/commands.h"
#include "app/scenario.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace ws::app {

int scenariosCommand(const Arguments& arguments)
{
    if (arguments.json) {
        auto list = nlohmann::ordered_json::array();
        for (const ScenarioInfo& scenario : builtinScenarios()) {
            auto variants = nlohmann::ordered_json::array();
            for (const ScenarioVariant& variant : scenario.variants)
                variants.push_back({{"id", variant.id}, {"safe", variant.safe}, {"file", variant.file},
                    {"title", variant.title.en}, {"note", variant.note.en}});
            list.push_back({{"id", scenario.id}, {"title", scenario.title.en}, {"summary", scenario.summary.en},
                {"seed", scenario.seed}, {"procs", scenario.procs}, {"go", scenario.goVersion},
                {"after_crash", scenario.afterCrash}, {"variants", std::move(variants)}});
        }
        fmt::print("{}\n", list.dump(2));
        return 0;
    }
    for (const ScenarioInfo& scenario : builtinScenarios()) {
        fmt::print("{}: {}\n", scenario.id, scenario.title.en);
        for (const ScenarioVariant& variant : scenario.variants)
            fmt::print("    {:<22} {:<7} {}\n", scenario.id + "/" + variant.id, variant.safe ? "safe" : "unsafe",
                variant.title.en);
    }
    return 0;
}

} // namespace ws::app
