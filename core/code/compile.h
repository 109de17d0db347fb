#pragma once

#include "base/expected.h"
#include "code/module.h"

#include <memory>

namespace ws::code {

/// Compiles a checked program: main and everything reachable from it. What the compiler cannot do yet comes back as
/// diagnostics "not supported: …" with a position (never a silent difference).
struct CompileResult {
    std::shared_ptr<Module> module; ///< null if there are diagnostics
    std::vector<go::Diagnostic> diagnostics;
};
CompileResult compile(std::shared_ptr<go::Program> program);

} // namespace ws::code
