#include "sim/gc.h"
#include "sim/interp.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/process.h"
#include "sim/value.h"

/// Natives of packages runtime and runtime/debug that belong to memory and to stacks.
namespace ws::sim {

namespace {

NativeStatus collectNow(NativeCall& call)
{
    // runtime.GC sweeps before it returns, and lets others run between spans: finalizers, if there are any.
    Goroutine& g = call.g;
    if (g.phase == 1) {
        g.phase = 0;
        return NativeStatus::Done;
    }
    call.machine.collect();
    g.phase = 1;
    call.machine.yield(g, trace::Reason::Gosched);
    return NativeStatus::Again;
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

NativeStatus setMaxStack(NativeCall& call)
{
    result(call, 0, call.machine.interpreter().setMaxStack(parameter(call, 0)));
    return NativeStatus::Done;
}

/// debug.SetTraceback: "none" and "single" print the goroutine that dies, the other levels print all of them.
NativeStatus setTraceback(NativeCall& call)
{
    const std::string_view level = textParameter(call, 0);
    const bool fewer = level.empty() || level == "none" || level == "single" || level == "0";
    call.machine.process().setTracebackAll(!fewer);
    return NativeStatus::Done;
}

// -- program counters: here the number of a function and a position in it, so that they can be told apart and looked up

constexpr std::uint32_t kPositionBits = 32;

/// The functions that the interpreter itself puts on a stack come after the module's.
std::uint64_t functionNumber(const code::Module& module, const code::Function& function)
{
    const std::uint64_t count = module.functions.size();
    if (function.index < count && &module.functions[function.index] == &function)
        return function.index;
    return function.name == "panic" ? count : count + 1;
}

NativeStatus pcAt(NativeCall& call)
{
    const code::Function* function = nullptr;
    go::Pos pos = 0;
    const std::int64_t depth = signedParameter(call, 0);
    const bool ok = depth >= 0 && depth < INT32_MAX
        && call.machine.interpreter().frameAt(call.g, static_cast<std::uint32_t>(depth), function, pos);
    result(call, 0, ok ? (functionNumber(call.machine.module(), *function) + 1) << kPositionBits | pos : 0);
    return NativeStatus::Done;
}

NativeStatus pcFrame(NativeCall& call)
{
    // (function, file string, line int, ok bool)
    const code::Module& module = call.machine.module();
    const std::uint64_t pc = parameter(call, 0);
    const std::uint64_t number = (pc >> kPositionBits) - 1;
    for (std::uint32_t slot = 0; slot < 6; ++slot)
        result(call, slot, 0);
    const std::uint64_t count = module.functions.size();
    if (pc >> kPositionBits == 0 || number > count + 1)
        return NativeStatus::Done;
    const std::string_view name = number < count ? std::string_view(module.functions[number].name)
        : number == count                        ? std::string_view("runtime.gopanic")
                                                 : std::string_view("runtime.Goexit");
    std::string_view file = "runtime/panic.go";
    std::uint32_t line = 1;
    if (number < count) {
        const go::FileSet& files = module.program->files;
        const go::Position position = files.position(static_cast<go::Pos>(pc));
        file = position.line == 0 ? std::string_view() : std::string_view(files.file(position.file).name);
        line = position.line;
    }
    if (!textResult(call, 0, name) || !textResult(call, 2, file))
        return NativeStatus::Stop;
    result(call, 4, line);
    result(call, 5, 1);
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"runtime.GC", collectNow, 1'000'000},
    {"runtime.rt_memStats", memStats, 20'000'000},
    {"runtime.rt_pc", pcAt, 50'000},
    {"runtime.rt_pcFrame", pcFrame, 100'000},
    {"runtime/debug.setGCPercent", setGcPercent, 10'000'000},
    {"runtime/debug.setMemoryLimit", setMemoryLimit, 10'000'000},
    {"runtime/debug.setMaxStack", setMaxStack, 10'000},
    {"runtime/debug.setTraceback", setTraceback, 100'000},
};

} // namespace

NativeTable memoryNatives()
{
    return kTable;
}

} // namespace ws::sim
