#include "sim/gc.h"
#include "sim/interp.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/value.h"

/// Natives of packages runtime and runtime/debug that belong to memory and to stacks.
namespace ws::sim {

namespace {

NativeStatus collectNow(NativeCall& call)
{
    call.machine.collect();
    return NativeStatus::Done;
}

NativeStatus memStats(NativeCall& call)
{
    // runtime.MemStats is found by its name and its fields by theirs: what the library does not have is not filled.
    Heap& heap = call.machine.heap();
    ValueTypes& types = call.machine.interpreter().types();
    Collector& collector = call.machine.interpreter().collector();
    const code::RType* stats = nullptr;
    for (code::RTypeId id = 1; id < types.count() && stats == nullptr; ++id) {
        if (types.type(id).text == "runtime.MemStats")
            stats = &types.type(id);
    }
    if (stats == nullptr)
        return NativeStatus::Done;
    constexpr std::uint64_t kArena = 64ULL << 20; // the heap grows by arenas
    const std::uint64_t inUse = heap.pagesInUse() << Heap::kPageShift;
    const std::uint64_t system = (inUse + kArena - 1) / kArena * kArena;
    const struct {
        std::string_view name;
        std::uint64_t value;
    } kNumbers[] = {
        {"Alloc", heap.liveBytes()},
        {"TotalAlloc", heap.totalBytes()},
        {"Sys", system},
        {"Mallocs", heap.mallocs()},
        {"Frees", heap.frees()},
        {"HeapAlloc", heap.liveBytes()},
        {"HeapSys", system},
        {"HeapIdle", system - inUse},
        {"HeapInuse", inUse},
        {"HeapReleased", system - inUse},
        {"HeapObjects", heap.mallocs() - heap.frees()},
        {"NextGC", collector.nextGc()},
        {"LastGC", collector.lastGcNs()},
        {"PauseTotalNs", collector.pauseTotalNs()},
        {"NumGC", collector.cycles()},
        {"NumForcedGC", collector.forcedCycles()},
    };
    const Addr target = parameter(call, 0);
    for (const code::RField& field : stats->fields) {
        for (const auto& number : kNumbers) {
            if (field.name == number.name)
                types.toMemory(field.type, heap.host(target + field.offset), &number.value);
        }
    }
    return NativeStatus::Done;
}

NativeStatus setGcPercent(NativeCall& call)
{
    const std::int64_t before = call.machine.interpreter().collector().setPercent(signedParameter(call, 0));
    result(call, 0, static_cast<std::uint64_t>(before));
    return NativeStatus::Done;
}

NativeStatus setMemoryLimit(NativeCall& call)
{
    const std::int64_t before = call.machine.interpreter().collector().setMemoryLimit(signedParameter(call, 0));
    result(call, 0, static_cast<std::uint64_t>(before));
    return NativeStatus::Done;
}

NativeStatus frame(NativeCall& call)
{
    // (function, file string, line int, ok bool) of frame `depth`.
    const code::Function* function = nullptr;
    go::Pos pos = 0;
    const std::int64_t depth = signedParameter(call, 0);
    const bool ok = depth >= 0 && depth < INT32_MAX
        && call.machine.interpreter().frameAt(call.g, static_cast<std::uint32_t>(depth), function, pos);
    for (std::uint32_t slot = 0; slot < 6; ++slot)
        result(call, slot, 0);
    if (!ok)
        return NativeStatus::Done;
    const go::FileSet& files = call.machine.module().program->files;
    const go::Position position = files.position(pos);
    if (!textResult(call, 0, function->name) || !textResult(call, 2, files.file(position.file).name))
        return NativeStatus::Stop;
    result(call, 4, position.line);
    result(call, 5, 1);
    return NativeStatus::Done;
}

NativeStatus nothing(NativeCall& call)
{
    static_cast<void>(call);
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"runtime.GC", collectNow, 1'000'000},
    {"runtime.rt_memStats", memStats, 20'000'000},
    {"runtime.rt_setGCPercent", setGcPercent, 10'000'000},
    {"runtime.rt_setMemoryLimit", setMemoryLimit, 10'000'000},
    {"runtime.rt_frame", frame, 500'000},
    {"runtime.rt_setFinalizer", nothing, 500'000},
};

} // namespace

NativeTable memoryNatives()
{
    return kTable;
}

} // namespace ws::sim
