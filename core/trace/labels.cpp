#include "trace/labels.h"

#include "base/assert.h"

#include <charconv>

namespace ws::trace {

namespace {

constexpr int kDefaultMinor = 26;
constexpr int kLocksHaveLabels = 20;
constexpr int kWaitGroupsHaveLabels = 24;

std::string_view waitReasonLabel(Reason reason, int goMinor)
{
    switch (reason) {
    case Reason::Sleep:
        return "sleep";
    case Reason::ChanReceive:
        return "chan receive";
    case Reason::ChanSend:
        return "chan send";
    case Reason::ChanReceiveNil:
        return "chan receive (nil chan)";
    case Reason::ChanSendNil:
        return "chan send (nil chan)";
    case Reason::Select:
        return "select";
    case Reason::SelectNoCases:
        return "select (no cases)";
    case Reason::MutexLock:
        return goMinor >= kLocksHaveLabels ? "sync.Mutex.Lock" : "semacquire";
    case Reason::RWMutexRLock:
        return goMinor >= kLocksHaveLabels ? "sync.RWMutex.RLock" : "semacquire";
    case Reason::RWMutexLock:
        return goMinor >= kLocksHaveLabels ? "sync.RWMutex.Lock" : "semacquire";
    case Reason::WaitGroupWait:
        return goMinor >= kWaitGroupsHaveLabels ? "sync.WaitGroup.Wait" : "semacquire";
    case Reason::Semacquire:
        return "semacquire";
    case Reason::CondWait:
        return "sync.Cond.Wait";
    case Reason::IOWait:
        return "IO wait";
    case Reason::Panicwait:
        return "panicwait";
    case Reason::GCWait:
        return "wait for GC cycle";
    case Reason::Coroutine:
        return "coroutine";
    case Reason::None:
    case Reason::Syscall:
    case Reason::Gosched:
    case Reason::Preempted:
    case Reason::Goyield:
    case Reason::SyscallExit:
        return "waiting"; // the name of the status, when there is no wait reason
    }
    WS_UNREACHABLE();
}

} // namespace

int goMinorVersion(std::string_view goVersion)
{
    if (!goVersion.starts_with("1."))
        return kDefaultMinor;
    goVersion.remove_prefix(2);
    int minor = kDefaultMinor;
    std::from_chars(goVersion.data(), goVersion.data() + goVersion.size(), minor);
    return minor;
}

std::string_view statusLabel(State state, Reason reason, int goMinor)
{
    switch (state) {
    case State::Absent:
        return "idle";
    case State::Waiting:
    case State::Semacquire:
        return waitReasonLabel(reason, goMinor);
    case State::Runnable:
        return "runnable";
    case State::Running:
    case State::Crashed:
        return "running";
    case State::Syscall:
        return "syscall";
    case State::Done:
        return "dead";
    }
    WS_UNREACHABLE();
}

State parkedState(Reason reason)
{
    switch (reason) {
    case Reason::MutexLock:
    case Reason::RWMutexRLock:
    case Reason::RWMutexLock:
    case Reason::WaitGroupWait:
    case Reason::Semacquire:
        return State::Semacquire;
    case Reason::None:
    case Reason::Sleep:
    case Reason::ChanReceive:
    case Reason::ChanSend:
    case Reason::ChanReceiveNil:
    case Reason::ChanSendNil:
    case Reason::Select:
    case Reason::SelectNoCases:
    case Reason::CondWait:
    case Reason::IOWait:
    case Reason::Panicwait:
    case Reason::GCWait:
    case Reason::Syscall:
    case Reason::Gosched:
    case Reason::Preempted:
    case Reason::Goyield:
    case Reason::SyscallExit:
    case Reason::Coroutine:
        return State::Waiting;
    }
    WS_UNREACHABLE();
}

bool isWaitReason(Reason reason)
{
    return (reason >= Reason::Sleep && reason <= Reason::GCWait) || reason == Reason::Coroutine;
}

std::string_view stateName(State state)
{
    switch (state) {
    case State::Absent:
        return "not started";
    case State::Waiting:
        return "waiting";
    case State::Runnable:
        return "runnable";
    case State::Running:
        return "running";
    case State::Semacquire:
        return "semacquire";
    case State::Syscall:
        return "syscall";
    case State::Done:
        return "done";
    case State::Crashed:
        return "crashed";
    }
    WS_UNREACHABLE();
}

std::string_view plainReason(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return "";
    case Reason::Sleep:
        return "sleeps";
    case Reason::ChanReceive:
        return "waits to receive from a channel";
    case Reason::ChanSend:
        return "waits to send to a channel";
    case Reason::ChanReceiveNil:
        return "receives from a nil channel, which never ends";
    case Reason::ChanSendNil:
        return "sends to a nil channel, which never ends";
    case Reason::Select:
        return "waits for one of several channels";
    case Reason::SelectNoCases:
        return "is in a select without cases, which never ends";
    case Reason::MutexLock:
        return "waits for a mutex";
    case Reason::RWMutexRLock:
        return "waits to read-lock a mutex";
    case Reason::RWMutexLock:
        return "waits for readers to leave a mutex";
    case Reason::WaitGroupWait:
        return "waits until a WaitGroup reaches zero";
    case Reason::Semacquire:
        return "waits for a semaphore of the runtime";
    case Reason::CondWait:
        return "waits for a condition";
    case Reason::IOWait:
        return "waits for the network";
    case Reason::Panicwait:
        return "lets another goroutine's panic end the program";
    case Reason::GCWait:
        return "waits for the garbage collector";
    case Reason::Syscall:
        return "is inside the operating system";
    case Reason::Gosched:
        return "gave its turn away";
    case Reason::Preempted:
        return "was preempted";
    case Reason::Goyield:
        return "let the goroutine that it woke run first";
    case Reason::SyscallExit:
        return "came back from a system call and found no free processor";
    case Reason::Coroutine:
        return "waits until the other side of iter.Pull hands over";
    }
    WS_UNREACHABLE();
}

std::string_view kindName(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::None:
        return "object";
    case ObjectKind::Map:
        return "map";
    case ObjectKind::WaitGroup:
        return "WaitGroup";
    case ObjectKind::Mutex:
        return "mutex";
    case ObjectKind::RWMutex:
        return "RWMutex";
    case ObjectKind::Cond:
        return "condition";
    case ObjectKind::Once:
        return "Once";
    case ObjectKind::Chan:
        return "channel";
    case ObjectKind::Pool:
        return "connection pool";
    case ObjectKind::Conn:
        return "connection";
    case ObjectKind::Stdout:
        return "stdout";
    case ObjectKind::Semaphore:
        return "semaphore";
    case ObjectKind::Timer:
        return "timer";
    case ObjectKind::SyncMap:
        return "sync.Map";
    }
    WS_UNREACHABLE();
}

std::string_view identifier(EventKind kind)
{
    switch (kind) {
#define X(name, meaning)                                                                                               \
    case EventKind::name:                                                                                              \
        return #name;
        WS_TRACE_EVENT_KINDS(X)
#undef X
    }
    WS_UNREACHABLE();
}

std::string_view identifier(Reason reason)
{
    static constexpr std::string_view kNames[] = {"None", "Sleep", "ChanReceive", "ChanSend", "ChanReceiveNil",
        "ChanSendNil", "Select", "SelectNoCases", "MutexLock", "RWMutexRLock", "RWMutexLock", "WaitGroupWait",
        "Semacquire", "CondWait", "IOWait", "Panicwait", "GCWait", "Syscall", "Gosched", "Preempted", "Goyield",
        "SyscallExit", "Coroutine"};
    static_assert(std::size(kNames) == kReasonCount);
    return kNames[static_cast<std::size_t>(reason)];
}

std::string_view identifier(ObjectKind kind)
{
    static constexpr std::string_view kNames[] = {"None", "Map", "WaitGroup", "Mutex", "RWMutex", "Cond", "Once",
        "Chan", "Pool", "Conn", "Stdout", "Semaphore", "Timer", "SyncMap"};
    static_assert(std::size(kNames) == kObjectKindCount);
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view identifier(MilestoneKind kind)
{
    static constexpr std::string_view kNames[] = {"None", "FirstWorker", "MainParks", "TimersFire", "FirstMeeting",
        "Crash", "FirstTimeout", "Deadlock", "PartialDeadlock", "Exit", "Stalled", "SessionsEnd", "LeakedConnection",
        "Limit", "End"};
    static_assert(std::size(kNames) == kMilestoneKindCount);
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view identifier(ProcessStatus status)
{
    switch (status) {
    case ProcessStatus::Alive:
        return "alive";
    case ProcessStatus::Dying:
        return "dying";
    case ProcessStatus::Stalled:
        return "stalled";
    case ProcessStatus::Exited:
        return "exited";
    }
    WS_UNREACHABLE();
}

} // namespace ws::trace
