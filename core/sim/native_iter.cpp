#include "sim/coroutine.h"
#include "sim/interp.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/sched_costs.h"
#include "sim/scheduler.h"

/// Natives of package iter: coroutines (runtime/coro.go).
namespace ws::sim {

Goroutine* exchangeCoro(Machine& machine, Addr coro, Goroutine* self)
{
    Heap& heap = machine.heap();
    const std::uint64_t word = heap.load<std::uint64_t>(coro);
    heap.store<std::uint64_t>(coro, self == nullptr ? 0 : std::uint64_t{self->slot} + 1);
    return word == 0 ? nullptr : &machine.goroutines()[word - 1];
}

namespace {

/// func rt_newcoro(c *coro, f func())
NativeStatus newCoro(NativeCall& call)
{
    Machine& machine = call.machine;
    const Addr coro = parameter(call, 0);
    const Addr body = parameter(call, 1);
    Goroutine* g = machine.newGoroutine(*machine.interpreter().functionOf(body));
    if (g == nullptr)
        return NativeStatus::Stop;
    machine.interpreter().startClosure(*g, body);
    g->coroutine = coro;
    g->parkedAtCoro = coro;
    machine.emitter().goroutine(*g);
    machine.scheduler().createParked(*g);
    exchangeCoro(machine, coro, g);
    return NativeStatus::Done;
}

/// func rt_coroswitch(c *coro)
NativeStatus coroSwitch(NativeCall& call)
{
    Goroutine& g = call.g;
    if (g.phase == 1) {
        g.phase = 0;
        return NativeStatus::Done;
    }
    const Addr coro = parameter(call, 0);
    Goroutine* next = exchangeCoro(call.machine, coro, &g);
    if (next == nullptr) {
        call.machine.throwError("coroswitch on exited coro");
        return NativeStatus::Stop;
    }
    g.phase = 1;
    g.parkedAtCoro = coro;
    call.machine.scheduler().switchTo(g, *next);
    return NativeStatus::Again;
}

constexpr NativeEntry kTable[] = {
    {"iter.rt_coroswitch", coroSwitch, 0},
    {"iter.rt_newcoro", newCoro, 0},
};

} // namespace

NativeTable iterNatives()
{
    return kTable;
}

} // namespace ws::sim
