#include "sim/channel_layout.h"
#include "sim/interp.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/scheduler.h"
#include "sim/timer_actions.h"

/// Natives of package time, and what its timers do when they fire.
namespace ws::sim {

namespace {

using trace::EventKind;
using trace::Reason;
using trace::State;

/// time.runtimeTimer's fields.
constexpr Addr kWhen = 0;
constexpr Addr kPeriod = 8;
constexpr Addr kChannel = 16;
constexpr Addr kFunction = 24;
constexpr Addr kLocation = 32;
constexpr Addr kState = 40; ///< ours: the id of the armed Timer + 1, or 0

/// Virtual time 0 is 2009-11-10 23:00:00 UTC; a Time counts wall seconds from 1885.
constexpr std::uint64_t kEpochSince1885 = 3'940'182'000;
constexpr std::uint64_t kNsPerSecond = 1'000'000'000;

NativeStatus sleep(NativeCall& call)
{
    Goroutine& g = call.g;
    if (g.phase == 1) {
        g.phase = 0;
        return NativeStatus::Done;
    }
    const std::int64_t ns = signedParameter(call, 0);
    if (ns <= 0)
        return NativeStatus::Done;
    Machine& machine = call.machine;
    Timer& timer = machine.scheduler().newTimer();
    timer.action = TimerAction::Wake;
    timer.g = &g;
    machine.scheduler().arm(timer, machine.nowNs() + static_cast<std::uint64_t>(ns));
    g.phase = 1;
    machine.park(g, State::Waiting, Reason::Sleep, 0);
    return NativeStatus::Again;
}

NativeStatus runtimeNano(NativeCall& call)
{
    result(call, 0, call.machine.nowNs() + 1);
    return NativeStatus::Done;
}

void startAt(Machine& machine, Addr owner)
{
    Heap& heap = machine.heap();
    Timer& timer = machine.scheduler().newTimer();
    const Addr channel = heap.load<std::uint64_t>(owner + kChannel);
    timer.action = channel != 0 ? TimerAction::SendTime : TimerAction::StartFunc;
    timer.target = channel != 0 ? channel : heap.load<std::uint64_t>(owner + kFunction);
    timer.owner = owner;
    const auto period = heap.load<std::int64_t>(owner + kPeriod);
    timer.periodNs = period > 0 ? static_cast<std::uint64_t>(period) : 0;
    const auto when = heap.load<std::int64_t>(owner + kWhen); // runtimeNano's clock starts at 1
    heap.store<std::uint64_t>(owner + kState, std::uint64_t{timer.id} + 1);
    machine.scheduler().arm(timer, when <= 1 ? 0 : static_cast<std::uint64_t>(when - 1));
}

/// Was it pending? Since Go 1.23 a value that lies in the channel counts as not sent and is taken back.
bool stop(Machine& machine, Addr owner)
{
    Heap& heap = machine.heap();
    bool pending = false;
    if (const auto state = heap.load<std::uint64_t>(owner + kState); state != 0) {
        Timer& timer = machine.scheduler().timer(static_cast<std::uint32_t>(state - 1));
        pending = machine.scheduler().disarm(timer);
        machine.scheduler().freeTimer(timer);
        heap.store<std::uint64_t>(owner + kState, 0);
    }
    const Addr channel = heap.load<std::uint64_t>(owner + kChannel);
    if (channel == 0 || !machine.go126())
        return pending;
    ChannelHeader header = machine.channels().read(channel);
    if (header.count > 0) {
        header.count = 0;
        header.recvIndex = header.sendIndex;
        machine.channels().write(channel, header);
        machine.emitter().event(EventKind::ChanRecv, machine.proc().current, machine.channels().object(channel), 0, 0);
        pending = true;
    }
    return pending;
}

NativeStatus startTimer(NativeCall& call)
{
    startAt(call.machine, parameter(call, 0));
    return NativeStatus::Done;
}

NativeStatus stopTimer(NativeCall& call)
{
    result(call, 0, stop(call.machine, parameter(call, 0)) ? 1 : 0);
    return NativeStatus::Done;
}

NativeStatus resetTimer(NativeCall& call)
{
    const Addr owner = parameter(call, 0);
    const bool pending = stop(call.machine, owner);
    Heap& heap = call.machine.heap();
    heap.store(owner + kWhen, parameter(call, 1));
    heap.store(owner + kPeriod, parameter(call, 2));
    startAt(call.machine, owner);
    result(call, 0, pending ? 1 : 0);
    return NativeStatus::Done;
}

NativeStatus timerChan(NativeCall& call)
{
    const Addr channel = parameter(call, 0);
    if (channel != 0 && call.machine.go126()) {
        ChannelHeader header = call.machine.channels().read(channel);
        header.hidesBuffer = 1;
        call.machine.channels().write(channel, header);
    }
    return NativeStatus::Done;
}

void sendTime(Machine& machine, const Timer& timer)
{
    const std::uint64_t ns = machine.nowNs();
    const std::uint64_t time[3] = {
        std::uint64_t{1} << 63 | (kEpochSince1885 + ns / kNsPerSecond) << 30 | ns % kNsPerSecond,
        ns + 1,
        machine.heap().load<std::uint64_t>(timer.owner + kLocation),
    };
    Channels& channels = machine.channels();
    if (channels.read(timer.target).closed == 0)
        channels.trySend(channels.runtime(), timer.target, time);
}

void startFunction(Machine& machine, const Timer& timer)
{
    const code::Function* function = machine.interpreter().functionOf(timer.target);
    if (function == nullptr)
        return;
    Goroutine* g = machine.newGoroutine(*function);
    if (g == nullptr)
        return;
    for (const code::Function& creator : machine.module().functions) {
        if (creator.name == "time.goFunc") {
            g->createdBy = &creator;
            g->createdPos = creator.positions.empty() ? creator.pos : creator.positions.front();
            break;
        }
    }
    machine.interpreter().startClosure(*g, timer.target);
    machine.start(*g);
}

constexpr NativeEntry kTable[] = {
    {"time.Sleep", sleep, 60'000},
    {"time.runtimeNano", runtimeNano, 20'000},
    {"time.startTimer", startTimer, 60'000},
    {"time.stopTimer", stopTimer, 40'000},
    {"time.resetTimer", resetTimer, 80'000},
    {"time.rt_timerChan", timerChan, 0},
};

} // namespace

void fireTimer(Machine& machine, Timer& timer)
{
    TraceEmitter& emitter = machine.emitter();
    const bool once = timer.proc < 0;
    if (once && timer.owner != 0)
        machine.heap().store<std::uint64_t>(timer.owner + kState, 0);
    switch (timer.action) {
    case TimerAction::Wake: {
        Goroutine& g = *timer.g;
        emitter.event(EventKind::TimerFire, nullptr, 0, g.id, 0);
        machine.ready(g, 0);
        break;
    }
    case TimerAction::SendTime:
        emitter.event(EventKind::TimerFire, nullptr, machine.channels().object(timer.target), 0, 0);
        sendTime(machine, timer);
        break;
    case TimerAction::StartFunc:
        emitter.event(EventKind::TimerFire, nullptr, 0, 0, 0);
        startFunction(machine, timer);
        break;
    }
    if (once)
        machine.scheduler().freeTimer(timer);
}

NativeTable timeNatives()
{
    return kTable;
}

} // namespace ws::sim
