#pragma once

#include "sim/interp.h"
#include "sim/leaks.h"
#include "sim/machine.h"
#include "sim/proc.h"

#include <cstdint>
#include <deque>
#include <map>
#include <queue>
#include <vector>

namespace ws::sim {

/// Go's scheduler (runtime/proc.go) in virtual time.
///
/// Everything that can happen next has an instant: a busy processor its clock, a system call its end, the network its
/// answer, sysmon its next round, and, while a processor is idle, the next timer. The loop always does what comes
/// first. A processor runs its goroutine until it would pass the next such instant at a visible instruction, so what
/// processors do to shared memory happens in the order of their clocks. Processors at the same instant are ordered by
/// Schedule (Choice::ProcTie).
class Scheduler {
public:
    explicit Scheduler(Machine& machine);

    /// Starts the main goroutine on processor 0 and runs until the process ends.
    void run(Goroutine& main);

    // -- what Machine's functions of the same meaning do
    void create(Goroutine& g);
    void park(Goroutine& g, trace::State state, trace::Reason reason, trace::ObjectId obj);
    void ready(Goroutine& g, trace::GoId by);
    void yield(Goroutine& g, trace::Reason reason);
    /// A coroutine, which waits from the beginning (runtime.newcoro).
    void createParked(Goroutine& g);
    /// runtime.coroswitch: `g` parks, and `next`, which waits at the same coro, runs at once on this processor.
    void switchTo(Goroutine& g, Goroutine& next);
    void enterSyscall(Goroutine& g, std::uint64_t durationPs, trace::ObjectId obj);
    /// Makes `g` ready through the network poller at an instant; the returned number cancels it.
    std::uint64_t networkAt(Goroutine& g, std::uint64_t ps);
    /// The goroutine that waited; null if the answer was there already.
    Goroutine* cancelNetwork(std::uint64_t ticket);

    // -- timers
    Timer& newTimer();
    void freeTimer(Timer& timer);
    [[nodiscard]] Timer& timer(std::uint32_t id) { return m_timers[id]; }
    void arm(Timer& timer, std::uint64_t whenNs); ///< on the current processor's heap
    bool disarm(Timer& timer); ///< was it pending?
    void markRoots(Heap& heap) const;
    [[nodiscard]] bool timersPending() const;
    /// The process exits although goroutines are left: who of them is lost?
    void lookForLeaks() { m_leaks.lookAtTheEnd(false); }

    /// runtime.sync_runtime_canSpin, as far as it depends on the scheduler.
    [[nodiscard]] bool mayActivelySpin() const;
    [[nodiscard]] std::uint32_t procs() const { return m_procCount; }
    /// runtime.GOMAXPROCS: 1..Options::procs. If the caller's processor is gone then, it must yield.
    void setProcs(std::uint32_t count);
    /// A crash: at that instant every goroutine that runs stops and becomes runnable (runtime.freezetheworld); then
    /// Process::finishCrash().
    void freezeAt(std::uint64_t ps) { m_freezePs = ps; }
    /// The processor's goroutine has died and holds it: it never runs anything again.
    void stopProc(Proc& p);
    void collected(); ///< a collection has ended now
    [[nodiscard]] trace::GoId takeGoid(Proc& p);

private:
    struct Pending {
        std::uint64_t ps = 0;
        std::uint64_t seq = 0;
        enum class Kind : std::uint8_t { SyscallEnd, Network } kind = Kind::SyscallEnd;
        Goroutine* g = nullptr;
        std::uint32_t m = 0;
        std::int32_t proc = -1;
    };
    struct Later {
        bool operator()(const Pending& a, const Pending& b) const { return a.ps != b.ps ? a.ps > b.ps : a.seq > b.seq; }
    };
    static constexpr std::uint64_t kNever = ~std::uint64_t{0};

    // -- the loop
    void loop();
    Proc& earliestBusy(std::uint64_t& nextPs);
    void runGoroutine(Proc& p, std::uint64_t limitPs);
    [[nodiscard]] std::uint64_t nextActorPs();
    void runActor();
    void finish(Goroutine& g, Proc& p);
    void resumeAtOnce(Proc& p, Goroutine& g);
    bool mainMayReturn(Goroutine& g);
    [[nodiscard]] bool nothingWillHappen() const;
    void blockedForEver();
    void destroy(Proc& p, Proc& caller);

    // -- scheduler_find.cpp: schedule and findRunnable
    void schedule(Proc& p);
    Goroutine* stealWork(Proc& p, bool& inheritsTime, bool& again);
    void execute(Proc& p, Goroutine& g, bool inheritsTime);
    Goroutine* takeGlobal(Proc& p, std::uint32_t most);
    Goroutine* pollNetwork(Proc& p);
    bool runTimers(Proc& owner, Proc& runner);
    void fire(Timer& timer, Proc& runner);
    void goIdle(Proc& p);
    void checkDeadlock();

    // -- scheduler_wake.cpp: who gets a processor
    void wakep();
    [[nodiscard]] std::uint64_t lateWake(const Proc& p);
    void runsNoLongerThan(std::uint64_t ps);
    void startProc(Proc& p, std::uint64_t latencyPs, bool spinning);
    Proc& takeIdle();
    void pushBusy(Proc& p);
    void dropBusy(Proc& p);
    std::uint32_t takeThread();
    void handoff(Proc& p);
    void injectGlobal(Goroutine& g);
    void enqueueNext(Proc& p, Goroutine& g);
    void enqueueTail(Proc& p, Goroutine& g);
    void moved(Goroutine& g, std::uint8_t to);

    void freeze();

    // -- sysmon.cpp
    void sysmonRound();
    bool retake(std::uint64_t nowPs);
    void wakeSysmon();
    void preempt(Proc& p);

    // -- system calls and the network
    void endSyscall(const Pending& pending);
    void networkReady(Goroutine& g);

    Machine& m_machine;
    LeakFinder m_leaks;
    std::vector<Proc>& m_procs;
    std::uint32_t m_procCount;
    std::vector<Proc*> m_busy; ///< Running or Spinning, by id
    std::vector<Proc*> m_idle; ///< a stack, as sched.pidle
    std::vector<std::uint32_t> m_idleThreads; ///< a stack, as sched.midle
    std::uint32_t m_nextThread = 3; ///< 0 is main's, 1 sysmon's, 2 the template thread's place in Go's numbering
    std::uint32_t m_spinning = 0;
    GQueue m_global;
    std::priority_queue<Pending, std::vector<Pending>, Later> m_pending;
    std::uint64_t m_seq = 0;
    std::uint32_t m_inSyscall = 0; ///< calls under way, also those that never end
    std::map<std::uint64_t, Goroutine*> m_netWaits; ///< by ticket; what is not here any more was cancelled
    std::deque<Goroutine*> m_netReady; ///< answered, but no processor has polled yet
    std::uint64_t m_lastPollPs = 0;

    std::deque<Timer> m_timers;
    std::vector<Timer*> m_freeTimers;
    bool m_timersChanged = true;
    std::uint64_t m_firstTimerNs = kNever;

    std::uint64_t m_freezePs = kNever;
    std::uint64_t m_sysmonPs = kNever;
    std::uint32_t m_sysmonIdle = 0;
    std::uint64_t m_sysmonDelayPs = 0;
    std::uint64_t m_forceGcPs = 0; ///< sysmon forces a collection when none was for two minutes

    trace::GoId m_nextGoid = 17; ///< the first batch (1..16) was processor 0's
    std::uint64_t m_parks = 0; ///< how often a goroutine has parked
    bool m_polling = false; ///< a thread without work waits in the network poller (Go: sched.lastpoll is 0)
    std::uint32_t m_mainYields = 0;
    std::uint32_t m_limitCountdown = 0;
    std::uint64_t m_ranPs = 0; ///< by goroutines since the limits were looked at
    Proc m_runtime; ///< whose clock counts while no processor acts: sysmon, the network
};

} // namespace ws::sim
