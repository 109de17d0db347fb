#include "code/compile.h"
#include "go/load.h"
#include "replay/validator.h"
#include "sim/simulate.h"
#include "token_mutator.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace {

/// Loading the standard library takes a thousand times as long as checking a page, so that files with imports are left
/// to the fuzzer of whole programs.
bool imports(const std::string& text)
{
    return text.find("import") != std::string::npos;
}

} // namespace

/// A file without imports: the checker neither crashes nor hangs, says the same twice, and has an error exactly when it
/// refuses. What it accepts can be compiled and run for a moment, twice with the same hash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace ws;
    const std::string text(data, data + size);
    if (imports(text))
        return -1;
    const go::LoadResult loaded = go::load({{"prog.go", text}});
    const std::string shown = go::renderDiagnostics(loaded, true);
    const go::LoadResult again = go::load({{"prog.go", text}});
    WS_ASSERT(go::renderDiagnostics(again, true) == shown && again.ok == loaded.ok);
    const bool errors = std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(),
        [](const go::Diagnostic& diagnostic) { return diagnostic.severity == go::Diagnostic::Severity::Error; });
    WS_ASSERT(errors != loaded.ok);
    if (!loaded.ok)
        return 0;
    const code::CompileResult compiled = code::compile(loaded.program);
    WS_ASSERT((compiled.module == nullptr) == !compiled.diagnostics.empty());
    if (!compiled.module)
        return 0;
    sim::Options options;
    options.procs = 2;
    options.maxEvents = 20'000;
    options.maxInstructions = 300'000;
    options.maxHeapBytes = 16U << 20;
    const auto trace = sim::simulate(compiled.module, options).trace;
    WS_ASSERT(replay::validate(*trace).empty());
    WS_ASSERT(sim::simulate(compiled.module, options).trace->run().hash == trace->run().hash);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t* data, std::size_t size, std::size_t maxSize, unsigned int seed)
{
    const std::string changed = ws::fuzz::mutateTokens({reinterpret_cast<const char*>(data), size}, {}, seed);
    if (changed.empty() || changed.size() > maxSize)
        return size;
    std::memcpy(data, changed.data(), changed.size());
    return changed.size();
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data1, std::size_t size1,
    const std::uint8_t* data2, std::size_t size2, std::uint8_t* out, std::size_t maxOut, unsigned int seed)
{
    const std::string changed = ws::fuzz::mutateTokens(
        {reinterpret_cast<const char*>(data1), size1}, {reinterpret_cast<const char*>(data2), size2}, seed);
    if (changed.size() > maxOut)
        return 0;
    std::memcpy(out, changed.data(), changed.size());
    return changed.size();
}
