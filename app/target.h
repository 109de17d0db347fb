#pragma once

#include "app/scenario.h"
#include "base/expected.h"
#include "code/compile.h"
#include "go/load.h"
#include "sim/options.h"

#include <memory>
#include <string>
#include <vector>

namespace ws::app {

/// Statement-level events of one run, for the window and for `run` alike (the trace's hash depends on it): more than
/// anybody steps through, and 16 MB. Afterwards only scheduling and synchronisation are recorded, and the window says
/// so.
inline constexpr std::uint64_t kStatementBudget = 500'000;

/// What the user asked to run: a built-in scenario, a .go file, a folder with a main package, or tests.
struct Target {
    std::string name; ///< "pool/unsafe" or the path as given
    std::vector<go::SourceInput> sources;
    ScenarioRef scenario; ///< null members for the user's own files
    bool tests = false; ///< built as `go test` builds them
    std::string testedPath; ///< import path of the tested package, where a go.mod says it
    std::string shownPath; ///< what the lines "ok" and "FAIL" call it; empty: what the go command calls named files
};

/// Reads it; NoInput if it cannot be read, Usage if a scenario's variant does not exist.
Expected<Target> resolveTarget(const std::string& text);
/// The program that these files make up.
Expected<Target> resolveTarget(const std::string& text, const std::vector<std::string>& moreFiles);

/// A program ready to run, or why it is not: the mistakes of the user's Go.
struct Built {
    std::shared_ptr<go::Program> program; ///< owns the texts that the diagnostics point into
    std::vector<go::Diagnostic> diagnostics; ///< errors if module is null, else warnings
    std::shared_ptr<const code::Module> module;
};
Built build(const Target& target, go::LanguageVersion version);

/// Checks `--set` names and ranges against the program's tunables.
Expected<bool> checkTunables(
    const code::Module& module, const std::vector<std::pair<std::string, std::int64_t>>& values);

/// The words of the command line: "1.19" | "1.26", "stalled" | "exit" | "orphaned", "file" | "terminal" | "pipe".
Expected<go::LanguageVersion> parseGoVersion(std::string_view word);
Expected<sim::AfterCrash> parseAfterCrash(std::string_view word);
Expected<sim::StdoutKind> parseStdoutKind(std::string_view word);

} // namespace ws::app
