#pragma once

#include "code/compile.h"
#include "go/load.h"
#include "sim/simulate.h"

#include <gtest/gtest.h>

#include <string>

/// Runs small Go programs in tests.
namespace ws::sim::test {

/// Compiles a whole program. Fails the test with the diagnostics if it does not compile.
inline std::shared_ptr<const code::Module> compileProgram(
    const std::string& source, go::LanguageVersion version = go::LanguageVersion::Go126)
{
    go::LoadOptions options;
    options.version = version;
    go::LoadResult loaded = go::load({{"prog.go", source}}, options);
    if (!loaded.ok) {
        ADD_FAILURE() << go::renderDiagnostics(loaded, true);
        return nullptr;
    }
    const code::CompileResult compiled = code::compile(loaded.program);
    for (const go::Diagnostic& diagnostic : compiled.diagnostics)
        ADD_FAILURE() << loaded.program->files.text(diagnostic.pos) << ": " << diagnostic.message;
    return compiled.module;
}

/// The text of `source` with the usual head: package main and its imports, one word each.
inline std::string program(const std::string& imports, const std::string& body)
{
    std::string text = "package main\n\nimport (\n";
    std::string name;
    for (const char c : imports + " ") {
        if (c != ' ') {
            name += c;
        } else if (!name.empty()) {
            text += "\t\"" + name + "\"\n";
            name.clear();
        }
    }
    return text + ")\n\n" + body;
}

inline Result runProgram(const std::string& source, Options options = {})
{
    const auto module = compileProgram(source, options.version);
    if (module == nullptr) {
        Result none;
        trace::Writer empty;
        none.trace = empty.finish();
        return none;
    }
    return simulate(module, options);
}

inline Options onProcs(std::uint32_t procs, std::uint64_t seed = 1)
{
    Options options;
    options.procs = procs;
    options.seed = seed;
    return options;
}

} // namespace ws::sim::test
