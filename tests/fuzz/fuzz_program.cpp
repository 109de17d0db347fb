#include "code/compile.h"
#include "generator/random_go.h"
#include "go/load.h"
#include "replay/cursor.h"
#include "replay/validator.h"
#include "sim/simulate.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>

/// The bytes choose a well-typed concurrent program and three ways to run it: it compiles, runs twice to the same hash,
/// its trace is sound and can be walked to the end and back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace ws;
    generator::ByteChoices choices(data, size);
    go::LoadOptions load;
    load.version = choices.below(2) == 0 ? go::LanguageVersion::Go126 : go::LanguageVersion::Go119;
    const go::LoadResult loaded = go::load({{"prog.go", generator::randomGo(choices, generator::Flavour::Racy)}}, load);
    WS_ASSERT(loaded.ok);
    const code::CompileResult compiled = code::compile(loaded.program);
    WS_ASSERT(compiled.module != nullptr);
    for (int schedule = 0; schedule < 3; ++schedule) { // loading takes longer than running
        sim::Options options;
        options.version = load.version;
        options.seed = choices.below(256);
        options.procs = 1 + choices.below(8);
        options.afterCrash = static_cast<sim::AfterCrash>(choices.below(3));
        options.stdoutKind = static_cast<sim::StdoutKind>(choices.below(3));
        options.maxEvents = 100'000;
        options.maxInstructions = 5'000'000;
        const auto trace = sim::simulate(compiled.module, options).trace;
        WS_ASSERT(sim::simulate(compiled.module, options).trace->run().hash == trace->run().hash);
        for (const replay::Violation& violation : replay::validate(*trace)) {
            std::fprintf(stderr, "event %u: %s\n", violation.event, violation.what.c_str());
            WS_ASSERT(false && "the trace is not sound");
        }
        replay::Cursor cursor(std::make_shared<const replay::TraceIndex>(trace));
        const replay::World start = cursor.world();
        while (cursor.step()) { }
        while (cursor.stepBack()) { }
        WS_ASSERT(cursor.world() == start);
    }
    return 0;
}
