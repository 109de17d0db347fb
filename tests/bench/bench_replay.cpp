#include "base/random.h"
#include "query/timeline.h"
#include "replay/cursor.h"
#include "replay/validator.h"
#include "support/sample_trace.h"
#include "trace/json.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <map>

// How fast the past is. The traces are hand-made (tests/support), so that the figures do not depend on the machine's
// speed.

namespace {

using namespace ws;

/// Ten million events, with this many goroutines.
std::shared_ptr<const replay::TraceIndex> largeIndex(std::uint32_t goroutines)
{
    static std::map<std::uint32_t, std::shared_ptr<const replay::TraceIndex>> made;
    auto& index = made[goroutines];
    if (index == nullptr)
        index = std::make_shared<const replay::TraceIndex>(test::longTrace(10'000'000, goroutines));
    return index;
}

void applyAndUndo(benchmark::State& state)
{
    const auto trace = test::samplePoolTrace(10'000);
    const replay::TraceIndex index(trace);
    replay::World world = replay::initialWorld(*trace);
    std::int64_t events = 0;
    for (auto _ : state) {
        while (world.position < trace->size())
            replay::apply(*trace, world);
        while (world.position > 0)
            replay::undo(*trace, index.history(), world);
        events += 2 * static_cast<std::int64_t>(trace->size());
    }
    state.SetItemsProcessed(events);
}
BENCHMARK(applyAndUndo);

void seekIn10MillionEvents(benchmark::State& state)
{
    const auto index = largeIndex(static_cast<std::uint32_t>(state.range(0)));
    replay::Cursor cursor(index);
    Random random(1);
    double worst = 0;
    for (auto _ : state) {
        const trace::EventIndex target = random.below(index->trace().size());
        const auto begin = std::chrono::steady_clock::now();
        cursor.seek(target);
        worst = std::max(
            worst, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        benchmark::DoNotOptimize(cursor.world().timeNs);
    }
    state.counters["worst_ms"] = worst;
    state.counters["index_MiB"] = static_cast<double>(index->memoryBytes()) / (1 << 20);
    state.counters["trace_MiB"] =
        static_cast<double>(index->trace().events().size() * sizeof(trace::Event)) / (1 << 20);
}
BENCHMARK(seekIn10MillionEvents)->Arg(300)->Arg(100'000)->Unit(benchmark::kMillisecond)->Iterations(300);

void indexing10MillionEvents(benchmark::State& state)
{
    const auto trace = largeIndex(300)->shared();
    for (auto _ : state)
        benchmark::DoNotOptimize(replay::TraceIndex(trace).memoryBytes());
    state.SetItemsProcessed(static_cast<std::int64_t>(trace->size()) * state.iterations());
}
BENCHMARK(indexing10MillionEvents)->Unit(benchmark::kMillisecond)->Iterations(1);

void countsOver10MillionEvents(benchmark::State& state)
{
    const auto index = largeIndex(300);
    for (auto _ : state)
        benchmark::DoNotOptimize(query::countsOverTime(index->trace(), query::TimeAxis::VirtualTime, 400).size());
}
BENCHMARK(countsOver10MillionEvents)->Unit(benchmark::kMillisecond)->Iterations(3);

void jsonRoundTrip(benchmark::State& state)
{
    const auto trace = test::samplePoolTrace(10'000);
    std::int64_t events = 0;
    for (auto _ : state) {
        std::string text;
        trace::writeJson(*trace, [&text](std::string_view piece) {
            text += piece;
            return true;
        });
        benchmark::DoNotOptimize(trace::readJson(text, "bench").ok());
        events += trace->size();
    }
    state.SetItemsProcessed(events);
}
BENCHMARK(jsonRoundTrip)->Unit(benchmark::kMillisecond);

void validateTrace(benchmark::State& state)
{
    const auto trace = test::safePoolTrace(10'000);
    for (auto _ : state)
        benchmark::DoNotOptimize(replay::validate(*trace).size());
    state.SetItemsProcessed(static_cast<std::int64_t>(trace->size()) * state.iterations());
}
BENCHMARK(validateTrace)->Unit(benchmark::kMillisecond);

} // namespace
