/// How fast the machine makes a trace: scenario 1 with its 300 workers, statement events on.
#include "app/target.h"
#include "sim/simulate.h"

#include <benchmark/benchmark.h>

namespace ws::app {
namespace {

void simulatePool(benchmark::State& state, const char* name)
{
    auto target = resolveTarget(name);
    const Built built = build(*target, go::LanguageVersion::Go119);
    sim::Options options;
    options.version = go::LanguageVersion::Go119;
    options.seed = 5;
    std::int64_t events = 0;
    for (auto _ : state)
        events += sim::simulate(built.module, options).trace->size();
    state.counters["events/s"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(simulatePool, poolUnsafe, "pool/unsafe")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(simulatePool, poolMutex, "pool/mutex")->Unit(benchmark::kMillisecond);

} // namespace
} // namespace ws::app
