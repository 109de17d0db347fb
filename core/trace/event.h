#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

/// The narrow waist: what the machine may say and the only thing that views may read.
///
/// One event changes the World (replay/world.h) at one instant of virtual time. Every event can be undone exactly:
///  * `states` holds the goroutine's state before and after (equal where the event does not change it);
///  * `a` is a new value and `b` the old one wherever an event sets a number (see the table of kinds);
///  * `stack` is where g is after *every* event of g (unchanged while it does not run: GoReady, GoSteal, GoStart …);
///  * what else undo needs (wait reason, queue, thread) is derived from the trace once, see replay::History.
/// Events that are not about goroutines' states have as subject the running goroutine (or one in a system call), or 0;
/// only GoLeak speaks of a parked one.
namespace ws::trace {

using GoId = std::uint32_t; ///< Go's goid; 1 is main, 0 is "no goroutine" (a timer, the network, the runtime)
using ObjectId = std::uint32_t; ///< index into Trace::objects(); 0 is "none"
using StackId = std::uint32_t; ///< index into Trace::stacks(); 0 is "no frames"
using StringId = std::uint32_t; ///< index into Trace::strings(); 0 is ""
using EventIndex = std::uint32_t;

inline constexpr std::uint8_t kNoProc = 255; ///< no processor; for a runnable goroutine: the global queue

/// The seven states of product.md and "not there yet". The order is the order of the fields on the stage.
enum class State : std::uint8_t { Absent, Waiting, Runnable, Running, Semacquire, Syscall, Done, Crashed };
inline constexpr int kStateCount = 8;

/// Why a goroutine does not run. The first group are Go's wait reasons (runtime/runtime2.go waitReasonStrings); their
/// text follows the Go version (see trace/labels.h). The last group says why a running goroutine became runnable.
enum class Reason : std::uint8_t {
    None,
    Sleep,
    ChanReceive,
    ChanSend,
    ChanReceiveNil,
    ChanSendNil,
    Select,
    SelectNoCases,
    MutexLock,
    RWMutexRLock,
    RWMutexLock,
    WaitGroupWait,
    Semacquire,
    CondWait,
    IOWait,
    Panicwait,
    GCWait,
    Syscall,
    Gosched,
    Preempted,
    Goyield,
    SyscallExit,
    Coroutine, ///< a wait reason of Go's, too (iter.Pull); last because the numbers are in every trace's hash
};

enum class ObjectKind : std::uint8_t {
    None,
    Map,
    WaitGroup,
    Mutex,
    RWMutex,
    Cond,
    Once,
    Chan,
    Pool,
    Conn,
    Stdout,
    Semaphore,
    Timer,
    SyncMap,
};

// X(name, meaning of obj / a / b)
#define WS_TRACE_EVENT_KINDS(X)                                                                                        \
    /* goroutines: `states` changes */                                                                                 \
    X(GoCreate, "g is new (Absent>Runnable; Waiting: a coroutine); a = creator; p = queue; stack = entry")             \
    X(GoStart, "Runnable>Running on processor p; a = thread (M) id; b = queue it came from (P or kNoProc)")            \
    X(GoPark, "Running>Waiting|Semacquire on obj, for reason")                                                         \
    X(GoReady,                                                                                                         \
        "Waiting|Semacquire>Runnable; a = who woke it (0: timer, network); obj = what it waited for; p = queue")       \
    X(GoYield, "Running>Runnable, reason Gosched, Preempted or Goyield; p = queue it goes to (kNoProc: global)")       \
    X(GoSyscall, "Running>Syscall; obj = Stdout or none; b = P it ran on")                                             \
    X(GoSyscallExit, "Syscall>Running (p = its P; a = thread) or Syscall>Runnable (p = kNoProc)")                      \
    X(GoEnd, "Running>Done")                                                                                           \
    X(GoCrash, "Running>Crashed: g raised the fatal error or unrecovered panic; obj = the map or none; b = message")   \
    X(GoSteal, "Runnable>Runnable; moved to the queue of p; b = queue it came from")                                   \
    X(ProcHandoff,                                                                                                     \
        "processor p left its thread in a system call; a = new thread; b = old thread; g = goroutine in the call")     \
    /* program text: no state change, stack moves */                                                                   \
    X(Step, "g reached a new statement: stack is its new position")                                                    \
    X(Panic, "g panics; b = text of the value")                                                                        \
    X(Recover, "g recovered; b = text of the value")                                                                   \
    X(Output, "g wrote to stdout (a = 1) or stderr (a = 2); b = text; g = 0: the runtime")                             \
    /* objects: obj is the object */                                                                                   \
    X(ObjectNew, "obj comes into being (its kind, name, type are in Trace::objects())")                                \
    X(MapFlag, "the write flag of map obj: a = new, b = old (0 or 1); g did it")                                       \
    X(MapEnter, "g enters map obj; a = 1 to write, 2 to read, 3 to iterate")                                           \
    X(MapLeave, "g leaves map obj; a as in MapEnter")                                                                  \
    X(MapInsert, "map obj: key in cell a; b = len after")                                                              \
    X(MapDelete, "map obj: key out of cell a; b = len after")                                                          \
    X(MapClear, "map obj emptied; a = new len (0), b = old len; the cells follow as MapDelete before it")              \
    X(WgCounter, "WaitGroup obj: counter a = new, b = old (int32)")                                                    \
    X(WgWaiters, "WaitGroup obj: waiters a = new, b = old")                                                            \
    X(LockAcquire, "g owns Mutex obj, or is the writer of RWMutex obj; b = owner before (0)")                          \
    X(LockRelease, "g unlocks; b = owner before")                                                                      \
    X(LockMode, "Mutex obj: starvation mode a = new, b = old (0 or 1)")                                                \
    X(RLock, "RWMutex obj: readers a = new, b = old")                                                                  \
    X(RUnlock, "RWMutex obj: readers a = new, b = old")                                                                \
    X(CondSignal, "Cond obj: a = waiters woken")                                                                       \
    X(ChanSend, "channel obj: a = len after, b = receiver it was handed to directly or 0")                             \
    X(ChanRecv, "channel obj: a = len after, b = sender it was taken from directly or 0")                              \
    X(ChanClose, "channel obj closed: a = 1, b = 0")                                                                   \
    X(TimerFire, "a timer fires; obj = its channel or none; a = goroutine woken or 0")                                 \
    X(PoolLimit, "pool obj: limit of open connections a = new, b = old (0: unlimited)")                                \
    X(PoolWaiters, "pool obj: goroutines that wait for a connection a = new, b = old")                                 \
    X(PoolTimeout, "pool obj: checkouts that timed out a = new, b = old; g = 0: a second client's")                    \
    X(ConnOpen, "connection obj (of pool a) is dialled; b = 0")                                                        \
    X(ConnCheckout, "g takes connection obj; a = holder (g), b = holder before (0)")                                   \
    X(ConnReturn, "connection obj returns to its pool; a = 0, b = holder before")                                      \
    X(ConnClose, "connection obj is closed by the client; b = holder before")                                          \
    X(SessionEnd, "the server ends the session of connection obj (after a crash); b = holder before")                  \
    /* the process */                                                                                                  \
    X(GcStart, "a collection starts; a = heap in KiB")                                                                 \
    X(GcEnd, "a collection ends; a = heap in KiB after, b = before")                                                   \
    X(ProcessStatus, "a = new, b = old ProcessStatus")                                                                 \
    X(Milestone, "a = MilestoneKind, b = text; said by the machine where a query could not know")                      \
    X(GoLeak,                                                                                                          \
        "g, which is parked, can never move again: nothing that still can reaches what it waits for; obj = that or "   \
        "none")

enum class EventKind : std::uint8_t {
#define X(name, meaning) name,
    WS_TRACE_EVENT_KINDS(X)
#undef X
};

/// Where the simulated process stands. Dying: the fatal error is being written. Stalled: it never ends (nobody drains
/// stderr).
enum class ProcessStatus : std::uint8_t { Alive, Dying, Stalled, Exited };

enum class MilestoneKind : std::uint8_t {
    None,
    FirstWorker,
    MainParks,
    TimersFire,
    FirstMeeting,
    Crash,
    FirstTimeout,
    Deadlock,
    PartialDeadlock,
    Exit,
    Stalled,
    SessionsEnd,
    LeakedConnection,
    Limit,
    End,
};

struct Event {
    std::uint64_t timeNs = 0; ///< virtual nanoseconds since the start of main; never decreases along the trace
    GoId g = 0; ///< the subject
    StackId stack = 0; ///< where g is after the event
    ObjectId obj = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    EventKind kind = EventKind::Step;
    std::uint8_t states = 0; ///< before << 4 | after; for g == 0 zero
    std::uint8_t p = kNoProc;
    Reason reason = Reason::None;

    [[nodiscard]] State before() const { return static_cast<State>(states >> 4); }
    [[nodiscard]] State after() const { return static_cast<State>(states & 15); }
    static std::uint8_t pack(State before, State after)
    {
        return static_cast<std::uint8_t>(static_cast<unsigned>(before) << 4 | static_cast<unsigned>(after));
    }
    bool operator==(const Event&) const = default;
};
static_assert(sizeof(Event) == 32);

/// An event as its four little-endian words. The machine puts events together in registers with pack(): fields written
/// one by one to memory and read back at once as a whole would make the processor wait for its own stores, at every
/// event. For the same reason these are four variables and no array, which compilers would keep in memory.
struct EventWords {
    std::uint64_t time;
    std::uint64_t subject;
    std::uint64_t object;
    std::uint64_t rest;

    static EventWords of(const Event& event) { return std::bit_cast<EventWords>(event); }
    static constexpr EventWords pack(std::uint64_t timeNs, EventKind kind, GoId g, StackId stack, ObjectId obj,
        std::uint32_t a, std::uint32_t b, std::uint8_t states, std::uint8_t p, Reason reason)
    {
        constexpr auto pair = [](std::uint32_t low, std::uint64_t high) { return high << 32 | low; };
        const std::uint64_t small = static_cast<std::uint64_t>(kind) | static_cast<std::uint64_t>(states) << 8
            | static_cast<std::uint64_t>(p) << 16 | static_cast<std::uint64_t>(reason) << 24;
        return {timeNs, pair(g, stack), pair(obj, a), pair(b, small)};
    }
};
static_assert(sizeof(EventWords) == sizeof(Event));
static_assert(std::bit_cast<Event>(EventWords::pack(1, EventKind::GoPark, 2, 3, 4, 5, 6, 7, 8, Reason::Sleep))
    == Event{1, 2, 3, 4, 5, 6, EventKind::GoPark, 7, 8, Reason::Sleep});

} // namespace ws::trace
