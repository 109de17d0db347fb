#pragma once

#include "trace/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ws::app {

/// The same sentence in several languages; English is always there.
struct Text {
    std::string en, zh;
    [[nodiscard]] const std::string& in(std::string_view language) const
    {
        return language == "zh_CN" && !zh.empty() ? zh : en;
    }
};

struct ScenarioVariant {
    std::string id;
    bool safe = false;
    std::string file; ///< name of its Go file
    std::string source; ///< its text
    Text title, note;
};

/// One folder of resources/scenarios, embedded in the program (scenario.json there).
struct ScenarioInfo {
    std::string id;
    int order = 0; ///< place in the list; the first one opens by itself
    Text title, summary;
    std::uint64_t seed = 1;
    std::uint32_t procs = 4;
    std::string goVersion = "1.26";
    std::string afterCrash = "stalled";
    std::string stdoutKind = "file";
    std::vector<ScenarioVariant> variants;
    std::map<trace::MilestoneKind, Text> captions;
};

/// A line `var workers = 300 // tune: 1..100000 Workers` of a scenario's source.
struct ScenarioTunable {
    std::string name, title;
    std::int64_t value = 0, minimum = 0, maximum = 0;
};
/// The tunables of a scenario's source, read from its text: the list of scenarios is needed before anything is
/// compiled, and compiling all of them would keep the window from opening. A test holds it against what the compiler
/// finds.
std::vector<ScenarioTunable> tunablesIn(std::string_view source);

/// All built-in scenarios in their order. Parsed once; a malformed one is our bug (an assertion).
const std::vector<ScenarioInfo>& builtinScenarios();

/// "pool" or "pool/mutex" (without a variant: the first one); null and null if there is none.
struct ScenarioRef {
    const ScenarioInfo* scenario = nullptr;
    const ScenarioVariant* variant = nullptr;
};
ScenarioRef findScenario(std::string_view name);

} // namespace ws::app
