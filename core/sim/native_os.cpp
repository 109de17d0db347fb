#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/process.h"
#include "sim/process_costs.h"
#include "sim/scheduler.h"

#include <cstring>

/// Natives of syscall, os and internal/poll: system calls on the standard streams, waiting for the network.
namespace ws::sim {

namespace {

using trace::EventKind;
using trace::ObjectId;
using trace::ObjectKind;
using trace::Reason;
using trace::State;

constexpr std::uint64_t kSysRead = 0;
constexpr std::uint64_t kSysWrite = 1;
constexpr std::uint64_t kBadDescriptor = 9; ///< EBADF
constexpr std::uint64_t kFdMutexBytes = 16;

NativeStatus syscall(NativeCall& call)
{
    Goroutine& g = call.g;
    Machine& machine = call.machine;
    Process& process = machine.process();
    const std::uint64_t trap = parameter(call, 0);
    const auto fd = static_cast<int>(parameter(call, 1));
    const std::uint64_t length = parameter(call, 3);
    if (g.phase == 1) { // the call has returned
        g.phase = 0;
        result(call, 0, g.scratch[0]);
        result(call, 1, 0);
        return NativeStatus::Done;
    }
    if (trap == kSysWrite && (fd == 1 || fd == 2)) {
        const std::string_view text = textParameter(call, 2);
        const Process::Write write = process.beginWrite(fd, length);
        g.phase = 1;
        g.scratch[0] = length;
        machine.enterSyscall(g, write.durationPs, process.streamObject(fd));
        process.output(&g, fd, text.substr(0, static_cast<std::size_t>(write.accepted)));
        return NativeStatus::Again;
    }
    if (trap == kSysRead && fd == 0) {
        const std::string_view text = process.readStdin(length);
        if (!text.empty())
            std::memcpy(machine.heap().host(parameter(call, 2)), text.data(), text.size());
        g.phase = 1;
        g.scratch[0] = text.size();
        machine.enterSyscall(g, cost::kRead, 0);
        return NativeStatus::Again;
    }
    result(call, 0, ~std::uint64_t{0});
    result(call, 1, kBadDescriptor);
    return NativeStatus::Done;
}

// -- the lock of a file

ObjectId stream(NativeCall& call)
{
    const std::int64_t fd = signedParameter(call, 1);
    if (fd != 1 && fd != 2)
        return 0;
    const char* name = fd == 1 ? "os.Stdout" : "os.Stderr";
    const ObjectId object =
        call.machine.emitter().object(ObjectKind::Stdout, parameter(call, 0), "*os.File", 0, kFdMutexBytes, name);
    call.machine.process().setStreamObject(static_cast<int>(fd), object);
    return object;
}

NativeStatus fdNew(NativeCall& call)
{
    stream(call);
    return NativeStatus::Done;
}

NativeStatus fdLock(NativeCall& call)
{
    if (const ObjectId object = stream(call); object != 0) {
        std::uint32_t& owner = call.machine.emitter().word(object);
        const std::uint32_t before = owner;
        owner = call.g.id;
        call.machine.emitter().event(EventKind::LockAcquire, &call.g, object, 0, before);
    }
    return NativeStatus::Done;
}

NativeStatus fdUnlock(NativeCall& call)
{
    if (const ObjectId object = stream(call); object != 0) {
        std::uint32_t& owner = call.machine.emitter().word(object);
        const std::uint32_t before = owner;
        owner = 0;
        call.machine.emitter().event(EventKind::LockRelease, &call.g, object, 0, before);
    }
    return NativeStatus::Done;
}

// -- the network poller

constexpr Addr kPollFd = 0;
constexpr Addr kPollReady = 8;
constexpr Addr kPollState = 16; ///< ours: the ticket of the wait + 1, or 0
constexpr std::uint64_t kPollOk = 0;
constexpr std::uint64_t kPollUnblocked = 1;
constexpr std::uint64_t kPollDeadline = 2;

NativeStatus pollWait(NativeCall& call)
{
    Machine& machine = call.machine;
    Goroutine& g = call.g;
    Heap& heap = machine.heap();
    const Addr desc = parameter(call, 0);
    if (g.phase == 1) {
        g.phase = 0;
        heap.store<std::uint64_t>(desc + kPollState, 0);
        result(call, 0, g.scratch[0]);
        return NativeStatus::Done;
    }
    const auto now = static_cast<std::int64_t>(machine.nowNs()) + 1;
    const auto ready = heap.load<std::int64_t>(desc + kPollReady);
    const std::int64_t deadline = signedParameter(call, 2);
    if (ready <= now) {
        result(call, 0, kPollOk);
        return NativeStatus::Done;
    }
    if (deadline != 0 && deadline <= now) {
        result(call, 0, kPollDeadline);
        return NativeStatus::Done;
    }
    const bool late = deadline != 0 && deadline < ready;
    g.scratch[0] = late ? kPollDeadline : kPollOk;
    g.phase = 1;
    const auto at = static_cast<std::uint64_t>((late ? deadline : ready) - 1) * 1000;
    const std::uint64_t ticket = machine.scheduler().networkAt(g, at);
    heap.store<std::uint64_t>(desc + kPollState, ticket + 1);
    machine.park(
        g, State::Waiting, Reason::IOWait, machine.process().connectionWithFd(heap.load<std::int64_t>(desc + kPollFd)));
    return NativeStatus::Again;
}

NativeStatus pollUnblock(NativeCall& call)
{
    Heap& heap = call.machine.heap();
    const auto state = heap.load<std::uint64_t>(parameter(call, 0) + kPollState);
    if (state == 0)
        return NativeStatus::Done;
    if (Goroutine* g = call.machine.scheduler().cancelNetwork(state - 1)) {
        g->scratch[0] = kPollUnblocked;
        call.machine.ready(*g, call.g.id);
    }
    return NativeStatus::Done;
}

// -- package os

NativeStatus osExit(NativeCall& call)
{
    call.machine.exit(static_cast<int>(signedParameter(call, 0)) & 0xff);
    return NativeStatus::Stop;
}

NativeStatus osArgs(NativeCall& call)
{
    Machine& machine = call.machine;
    const std::vector<std::string>& given = machine.options().args;
    const std::uint64_t count = given.size() + 1;
    Heap& heap = machine.heap();
    const Addr list = heap.allocate(count * 16, Scan::Yes);
    if (list == 0) {
        machine.outOfMemory();
        return NativeStatus::Stop;
    }
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::string_view text = i == 0 ? std::string_view("prog") : std::string_view(given[i - 1]);
        heap.store<std::uint64_t>(list + i * 16, heap.allocateText(text));
        heap.store<std::uint64_t>(list + i * 16 + 8, text.size());
    }
    result(call, 0, list);
    result(call, 1, count);
    result(call, 2, count);
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"syscall.Syscall", syscall, 20'000},
    {"internal/poll.rt_fdNew", fdNew, 0},
    {"internal/poll.rt_fdLock", fdLock, 0},
    {"internal/poll.rt_fdUnlock", fdUnlock, 0},
    {"internal/poll.runtime_pollWait", pollWait, 60'000},
    {"internal/poll.runtime_pollUnblock", pollUnblock, 30'000},
    {"os.rt_exit", osExit, 0},
    {"syscall.rt_exit", osExit, 0},
    {"os.rt_args", osArgs, 0},
};

} // namespace

NativeTable osNatives()
{
    return kTable;
}

} // namespace ws::sim
