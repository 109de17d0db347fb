#include "sim/crash_dump.h"
#include "sim/interp.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/scheduler.h"

/// Natives of package runtime that belong to the scheduler, and random numbers.
namespace ws::sim {

namespace {

using trace::Reason;

NativeStatus gosched(NativeCall& call)
{
    Goroutine& g = call.g;
    if (g.phase == 1) {
        g.phase = 0;
        return NativeStatus::Done;
    }
    g.phase = 1;
    call.machine.yield(g, Reason::Gosched);
    return NativeStatus::Again;
}

NativeStatus goexit(NativeCall& call)
{
    call.g.goexited = true;
    call.machine.interpreter().goexit(call.g);
    return NativeStatus::Panic;
}

NativeStatus gomaxprocs(NativeCall& call)
{
    constexpr std::int64_t kMost = 1024;
    Goroutine& g = call.g;
    const std::int64_t n = signedParameter(call, 0);
    Scheduler& scheduler = call.machine.scheduler();
    if (g.phase == 0) {
        g.scratch[0] = scheduler.procs();
        if (n > 0)
            scheduler.setProcs(static_cast<std::uint32_t>(std::min(n, kMost)));
        if (call.machine.proc().id >= scheduler.procs()) {
            g.phase = 1;
            call.machine.yield(g, Reason::Preempted);
            return NativeStatus::Again;
        }
    }
    g.phase = 0;
    result(call, 0, g.scratch[0]);
    return NativeStatus::Done;
}

NativeStatus numCpu(NativeCall& call)
{
    result(call, 0, call.machine.options().procs);
    return NativeStatus::Done;
}

NativeStatus numGoroutine(NativeCall& call)
{
    result(call, 0, call.machine.liveGoroutines());
    return NativeStatus::Done;
}

NativeStatus lockThread(NativeCall& call)
{
    ++call.g.threadLocks;
    call.g.lockedToThread = true;
    return NativeStatus::Done;
}

NativeStatus unlockThread(NativeCall& call)
{
    if (call.g.threadLocks > 0)
        --call.g.threadLocks;
    call.g.lockedToThread = call.g.threadLocks > 0;
    return NativeStatus::Done;
}

NativeStatus version(NativeCall& call)
{
    return textResult(call, 0, call.machine.go126() ? "go1.26" : "go1.19") ? NativeStatus::Done : NativeStatus::Stop;
}

NativeStatus stack(NativeCall& call)
{
    const std::string text = stackText(call.machine, call.g, parameter(call, 0) != 0);
    return textResult(call, 0, text) ? NativeStatus::Done : NativeStatus::Stop;
}

NativeStatus random64(NativeCall& call)
{
    std::uint64_t word = 0;
    for (int i = 0; i < 4; ++i)
        word = word << 16 | call.machine.schedule().choose(Choice::Rand, 1U << 16);
    result(call, 0, word);
    return NativeStatus::Done;
}

constexpr std::uint32_t kRandomPs = 4'000;

constexpr NativeEntry kTable[] = {
    {"runtime.Gosched", gosched, 40'000},
    {"runtime.Goexit", goexit, 0},
    {"runtime.GOMAXPROCS", gomaxprocs, 30'000},
    {"runtime.NumCPU", numCpu, 1'000},
    {"runtime.NumGoroutine", numGoroutine, 2'000},
    {"runtime.LockOSThread", lockThread, 5'000},
    {"runtime.UnlockOSThread", unlockThread, 5'000},
    {"runtime.Version", version, 1'000},
    {"runtime.rt_stack", stack, 1'000'000},
    {"runtime.rt_rand", random64, kRandomPs},
    {"math/rand.runtime_rand", random64, kRandomPs},
    {"math/rand/v2.runtime_rand", random64, kRandomPs},
    {"hash/maphash.runtime_rand", random64, kRandomPs},
    {"crypto/rand.runtime_rand", random64, kRandomPs},
};

} // namespace

NativeTable runtimeNatives()
{
    return kTable;
}

} // namespace ws::sim
