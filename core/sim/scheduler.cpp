#include "sim/scheduler.h"

#include "base/assert.h"
#include "sim/coroutine.h"
#include "sim/heap.h"
#include "sim/panic.h"
#include "sim/process.h"
#include "sim/sched_costs.h"

#include <algorithm>

namespace ws::sim {

using trace::EventKind;
using trace::Reason;
using trace::State;

namespace {
constexpr std::uint32_t kRoundsBetweenChecks = 4096;
constexpr std::uint64_t kRunBetweenChecks = 5 * cost::kMs;
/// Goroutines of the runtime that have run on processor 0 before main: decides when the 61st tick comes (measured,
/// go1.19).
constexpr std::uint32_t kTicksBeforeMain = 20;
} // namespace

Scheduler::Scheduler(Machine& machine)
    : m_machine(machine)
    , m_leaks(machine)
    , m_procs(machine.m_procs)
    , m_procCount(static_cast<std::uint32_t>(machine.m_procs.size()))
{
    for (std::uint32_t i = m_procCount; i-- > 1;)
        m_idle.push_back(&m_procs[i]); // the lowest id is taken first
    m_runtime.id = trace::kNoProc;
    m_procs[0].nextGoid = 1;
    m_procs[0].endGoid = 1 + Proc::kGoidBatch;
}

trace::GoId Scheduler::takeGoid(Proc& p)
{
    if (p.nextGoid == p.endGoid) {
        p.nextGoid = m_nextGoid;
        m_nextGoid += Proc::kGoidBatch;
        p.endGoid = m_nextGoid;
    }
    return p.nextGoid++;
}

void Scheduler::run(Goroutine& main)
{
    // Goroutines 2 to 5 are the runtime's own: forcegc, bgsweep, bgscavenge and the finalizer's.
    m_procs[0].nextGoid = 6;
    Proc& p = m_procs[0];
    p.schedTick = kTicksBeforeMain;
    p.state = ProcState::Running;
    p.m = 0;
    pushBusy(p);
    m_sysmonDelayPs = cost::kSysmonDelay;
    m_sysmonIdle = static_cast<std::uint32_t>(cost::kSysmonBeforeMain / (cost::kSysmonDelay + cost::kTimerSlack));
    m_sysmonPs = cost::kSysmonDelay;
    m_forceGcPs = cost::kForceGc;
    p.runq.putNext(main, m_global, [](Goroutine&) {});
    loop();
}

Proc& Scheduler::earliestBusy(std::uint64_t& nextPs)
{
    Proc* best = m_busy.front();
    std::uint64_t next = kNever;
    std::uint32_t ties = 1;
    for (std::size_t i = 1; i < m_busy.size(); ++i) {
        Proc* p = m_busy[i];
        if (p->clockPs < best->clockPs) {
            next = best->clockPs;
            best = p;
            ties = 1;
        } else if (p->clockPs == best->clockPs) {
            ++ties;
            next = p->clockPs;
        } else {
            next = std::min(next, p->clockPs);
        }
    }
    if (ties > 1) {
        std::uint32_t pick = m_machine.schedule().choose(Choice::ProcTie, ties);
        for (Proc* p : m_busy) {
            if (p->clockPs == best->clockPs && pick-- == 0) {
                best = p;
                break;
            }
        }
        next = best->clockPs + 1; // it must get somewhere
    }
    nextPs = next;
    return *best;
}

std::uint64_t Scheduler::nextActorPs()
{
    std::uint64_t next = std::min({m_sysmonPs, m_forceGcPs, m_freezePs});
    if (!m_pending.empty())
        next = std::min(next, m_pending.top().ps);
    if (!m_idle.empty() && (m_polling || m_busy.empty())) {
        // One thread without work sleeps in the network poller until the first timer of any processor.
        if (m_timersChanged) {
            m_timersChanged = false;
            m_firstTimerNs = kNever;
            for (const Proc& p : m_procs) {
                if (const Timer* timer = p.timers.first())
                    m_firstTimerNs = std::min(m_firstTimerNs, timer->whenNs);
            }
        }
        if (m_firstTimerNs != kNever)
            next = std::min(next, m_firstTimerNs > kNever / 1000 ? kNever - 1 : m_firstTimerNs * 1000);
    }
    return next;
}

void Scheduler::loop()
{
    while (!m_machine.ended()) {
        if (++m_limitCountdown >= kRoundsBetweenChecks || m_ranPs >= kRunBetweenChecks) {
            m_limitCountdown = 0;
            m_ranPs = 0;
            m_leaks.lookNowAndThen();
            if (!m_machine.checkLimits())
                return;
        }
        const std::uint64_t actorPs = nextActorPs();
        if (m_busy.empty()) {
            m_leaks.lookWhileAllWait(m_parks);
            if (nothingWillHappen())
                blockedForEver();
            else
                runActor();
            continue;
        }
        std::uint64_t nextPs = kNever;
        Proc& p = earliestBusy(nextPs);
        if (actorPs <= p.clockPs) {
            runActor();
            continue;
        }
        m_machine.m_proc = &p;
        if (p.current == nullptr)
            schedule(p);
        else
            runGoroutine(p, std::min(nextPs, actorPs));
    }
}

void Scheduler::runGoroutine(Proc& p, std::uint64_t limitPs)
{
    Goroutine& g = *p.current;
    if (p.preempt) {
        if (g.phase == 0 && !g.noPreempt) {
            p.preempt = false;
            yield(g, Reason::Preempted);
            return;
        }
        // Inside the runtime (a map operation, a native) nothing preempts: stop at the next instruction that is not.
        limitPs = std::min(limitPs, p.clockPs + 1);
    }
    if (g.frames.empty()) { // main, which has returned and gives others a chance to print their panics
        finish(g, p);
        return;
    }
    p.limitPs = limitPs;
    const std::uint64_t startPs = p.clockPs;
    const Stop stop = m_machine.interpreter().run(g, p);
    m_ranPs += p.clockPs - startPs;
    if (p.state == ProcState::Stopped) // it has died
        return;
    switch (stop) {
    case Stop::Budget:
        return;
    case Stop::Parked:
        WS_ASSERT(p.current != &g || p.state == ProcState::Syscall); // a coroutine hands its processor over
        return;
    case Stop::Exited:
        finish(g, p);
        return;
    case Stop::Ended:
        WS_ASSERT(m_machine.ended() || m_machine.process().dying());
        return;
    }
    WS_UNREACHABLE();
}

void Scheduler::runActor()
{
    const std::uint64_t next = nextActorPs();
    m_runtime.clockPs = std::max(m_runtime.clockPs, next);
    m_machine.m_proc = &m_runtime;
    if (m_freezePs == next) {
        freeze();
        m_machine.process().finishCrash();
        return;
    }
    if (!m_pending.empty() && m_pending.top().ps == next) {
        const Pending pending = m_pending.top();
        m_pending.pop();
        if (pending.kind == Pending::Kind::SyscallEnd) {
            endSyscall(pending);
            return;
        }
        if (const auto wait = m_netWaits.find(pending.seq); wait != m_netWaits.end()) {
            m_netWaits.erase(wait);
            networkReady(*pending.g);
        }
        return;
    }
    if (m_sysmonPs == next) {
        sysmonRound();
        return;
    }
    if (m_forceGcPs == next) {
        m_machine.collect();
        return;
    }
    // The first timer: the thread that sleeps in the poller takes an idle processor and looks for expired timers.
    m_polling = false;
    startProc(takeIdle(), cost::kTimerSlack, true);
}

void Scheduler::finish(Goroutine& g, Proc& p)
{
    if (g.id == 1 && !g.goexited) {
        if (mainMayReturn(g)) {
            m_leaks.lookAtTheEnd(true);
            m_machine.process().mainReturned();
        }
        return;
    }
    Goroutine* next = g.coroutine == 0 ? nullptr : exchangeCoro(m_machine, g.coroutine, nullptr);
    if (next != nullptr)
        m_machine.emitter().transition(
            EventKind::GoReady, *next, State::Waiting, State::Runnable, Reason::None, 0, g.id, 0, p.id);
    m_machine.emitter().transition(EventKind::GoEnd, g, State::Running, State::Done, Reason::None, 0, 0, 0, p.id);
    g.state = State::Done;
    g.reason = Reason::None;
    m_machine.interpreter().release(g);
    --m_machine.m_live;
    p.current = nullptr;
    p.preempt = false;
    p.clockPs += cost::kEndGoroutine;
    m_machine.recycle(p, g);
    if (next != nullptr) // runtime.coroexit
        resumeAtOnce(p, *next);
}

bool Scheduler::mainMayReturn(Goroutine& g)
{
    // As runtime.main: give goroutines that run deferred functions of a panic a chance to print it, up to 1000 yields.
    constexpr std::uint32_t kMost = 1000;
    if (m_mainYields >= kMost)
        return true;
    for (const Goroutine& other : m_machine.goroutines()) {
        const bool panics = &other != &g && other.state != State::Done && other.panic != nullptr && !other.panic->goexit
            && !other.panic->recovered;
        if (panics) {
            ++m_mainYields;
            yield(g, Reason::Gosched);
            return false;
        }
    }
    return true;
}

bool Scheduler::nothingWillHappen() const
{
    if (!m_pending.empty() || !m_netReady.empty() || m_freezePs != kNever)
        return false;
    for (const Proc& p : m_procs) {
        // A processor that sysmon will take back from a system call has work to do.
        if (!p.timers.empty() || (p.state == ProcState::Syscall && (!p.runq.empty() || !m_global.empty())))
            return false;
    }
    return true;
}

void Scheduler::blockedForEver()
{
    // Only system calls that never return can bring us here: checkDeadlock() speaks of everything else.
    m_machine.m_proc = &m_runtime;
    m_leaks.lookAtTheEnd(false);
    m_machine.stopAtLimit("nothing can go on: every goroutine waits, and the thread in a system call never comes back "
                          "(stdout is a pipe that nobody reads)");
}

// -- what goroutines do to themselves and to others

void Scheduler::create(Goroutine& g)
{
    Proc& p = m_machine.proc();
    const bool global = p.id == trace::kNoProc; // made by the runtime, without a processor
    g.state = State::Runnable;
    g.proc = global ? -1 : p.id;
    m_machine.emitter().transition(
        EventKind::GoCreate, g, State::Absent, State::Runnable, Reason::None, 0, g.parent, 0, p.id);
    p.clockPs += cost::kNewGoroutine;
    if (global)
        m_global.pushBack(g);
    else
        enqueueNext(p, g);
    wakep();
}

void Scheduler::park(Goroutine& g, State state, Reason reason, trace::ObjectId obj)
{
    Proc& p = m_machine.proc();
    WS_ASSERT(p.current == &g && g.state == State::Running);
    m_machine.emitter().transition(EventKind::GoPark, g, State::Running, state, reason, obj, 0, 0, p.id);
    g.state = state;
    g.reason = reason;
    g.waitingFor = obj;
    g.parkedAtNs = m_machine.nowNs();
    g.waitSinceNs = 0;
    g.proc = -1;
    p.current = nullptr;
    p.preempt = false;
    p.clockPs += cost::kPark;
    ++m_parks;
}

void Scheduler::ready(Goroutine& g, trace::GoId by)
{
    Proc& p = m_machine.proc();
    WS_ASSERT(g.state == State::Waiting || g.state == State::Semacquire);
    const trace::ObjectId obj = g.waitingFor;
    const State before = g.state;
    g.state = State::Runnable;
    g.waitingFor = 0;
    g.waitSinceNs = 0;
    g.proc = p.id == trace::kNoProc ? -1 : p.id;
    m_machine.emitter().transition(EventKind::GoReady, g, before, State::Runnable, Reason::None, obj, by, 0, p.id);
    p.clockPs += cost::kReady;
    if (p.id == trace::kNoProc) {
        m_global.pushBack(g);
    } else {
        enqueueNext(p, g);
    }
    wakep();
}

void Scheduler::yield(Goroutine& g, Reason reason)
{
    Proc& p = m_machine.proc();
    WS_ASSERT(p.current == &g && g.state == State::Running);
    const bool local = reason == Reason::Goyield;
    m_machine.emitter().transition(
        EventKind::GoYield, g, State::Running, State::Runnable, reason, 0, 0, 0, local ? p.id : trace::kNoProc);
    g.state = State::Runnable;
    g.reason = reason;
    p.current = nullptr;
    p.preempt = false;
    p.clockPs += cost::kPark;
    if (local) {
        g.proc = p.id;
        enqueueTail(p, g);
    } else {
        g.proc = -1;
        m_global.pushBack(g);
        if (m_machine.go126())
            wakep(); // goschedImpl does so since 1.22
    }
}

// -- system calls

void Scheduler::enterSyscall(Goroutine& g, std::uint64_t durationPs, trace::ObjectId obj)
{
    Proc& p = m_machine.proc();
    WS_ASSERT(p.current == &g && g.state == State::Running);
    m_machine.emitter().transition(
        EventKind::GoSyscall, g, State::Running, State::Syscall, Reason::Syscall, obj, 0, p.id, p.id);
    g.state = State::Syscall;
    g.reason = Reason::Syscall;
    g.waitingFor = obj;
    g.parkedAtNs = m_machine.nowNs();
    g.waitSinceNs = 0;
    p.clockPs += cost::kEnterSyscall;
    p.state = ProcState::Syscall;
    p.preempt = false;
    dropBusy(p);
    ++m_inSyscall;
    if (durationPs != Machine::kForever)
        m_pending.push({p.clockPs + durationPs, m_seq++, Pending::Kind::SyscallEnd, &g, p.m, p.id});
    wakeSysmon();
}

void Scheduler::endSyscall(const Pending& pending)
{
    Goroutine& g = *pending.g;
    --m_inSyscall;
    TraceEmitter& emitter = m_machine.emitter();
    Proc& old = m_procs[static_cast<std::size_t>(pending.proc)];
    ++old.syscallTick;
    g.waitingFor = 0;
    g.waitSinceNs = 0;
    const auto resumeOn = [&](Proc& p, std::uint64_t costPs) {
        p.state = ProcState::Running;
        p.clockPs = pending.ps + costPs;
        p.current = &g;
        p.m = pending.m;
        pushBusy(p);
        m_machine.m_proc = &p;
        emitter.transition(
            EventKind::GoSyscallExit, g, State::Syscall, State::Running, Reason::None, 0, pending.m, 0, p.id);
        g.state = State::Running;
        g.proc = p.id;
    };
    if (old.state == ProcState::Syscall && old.current == &g) {
        resumeOn(old, cost::kExitSyscall);
        return;
    }
    if (!m_idle.empty()) {
        resumeOn(takeIdle(), cost::kExitSyscallSlow);
        ++m_machine.proc().schedTick;
        wakeSysmon();
        return;
    }
    emitter.transition(
        EventKind::GoSyscallExit, g, State::Syscall, State::Runnable, Reason::SyscallExit, 0, 0, 0, trace::kNoProc);
    g.state = State::Runnable;
    g.reason = Reason::SyscallExit;
    g.proc = -1;
    m_global.pushBack(g);
    m_idleThreads.push_back(pending.m);
}

// -- the network

std::uint64_t Scheduler::networkAt(Goroutine& g, std::uint64_t ps)
{
    const std::uint64_t ticket = m_seq++;
    m_pending.push({ps, ticket, Pending::Kind::Network, &g, 0, -1});
    m_netWaits.emplace(ticket, &g);
    runsNoLongerThan(ps);
    return ticket;
}

Goroutine* Scheduler::cancelNetwork(std::uint64_t ticket)
{
    const auto wait = m_netWaits.find(ticket);
    if (wait == m_netWaits.end())
        return nullptr;
    Goroutine* g = wait->second;
    m_netWaits.erase(wait);
    return g;
}

void Scheduler::networkReady(Goroutine& g)
{
    m_netReady.push_back(&g);
    // A thread that sleeps in the poller notices at once and takes an idle processor; else the next one to look does.
    if (!m_idle.empty())
        startProc(takeIdle(), 0, true);
}

void Scheduler::stopProc(Proc& p)
{
    dropBusy(p);
    p.state = ProcState::Stopped;
}

void Scheduler::freeze()
{
    for (Proc* p : m_busy) {
        Goroutine* g = p->current;
        if (g == nullptr)
            continue;
        m_machine.emitter().transition(
            EventKind::GoYield, *g, State::Running, State::Runnable, Reason::Preempted, 0, 0, 0, trace::kNoProc);
        g->state = State::Runnable;
        g->reason = Reason::Preempted;
        g->proc = -1;
        p->current = nullptr;
        m_global.pushBack(*g);
    }
}

void Scheduler::setProcs(std::uint32_t count)
{
    count = std::clamp<std::uint32_t>(count, 1, static_cast<std::uint32_t>(m_procs.size()));
    Proc& caller = m_machine.proc();
    for (std::uint32_t i = m_procCount; i < count; ++i)
        m_idle.insert(m_idle.begin(), &m_procs[i]);
    for (std::uint32_t i = m_procCount; i-- > count;)
        destroy(m_procs[i], caller);
    m_procCount = count;
}

/// As runtime.p.destroy: what it has goes to the front of the global queue and to processor 0.
void Scheduler::destroy(Proc& p, Proc& caller)
{
    Proc& first = m_procs.front();
    m_machine.m_proc = &p;
    p.clockPs = std::max(p.clockPs, caller.clockPs);
    switch (p.state) {
    case ProcState::Idle:
        m_idle.erase(std::find(m_idle.begin(), m_idle.end(), &p));
        break;
    case ProcState::Syscall:
        p.current = nullptr;
        p.state = ProcState::Idle;
        break;
    case ProcState::Spinning:
        --m_spinning;
        [[fallthrough]];
    case ProcState::Running:
    case ProcState::Stopped:
        if (&p != &caller) {
            if (p.current != nullptr)
                yield(*p.current, Reason::Preempted);
            m_idleThreads.push_back(p.m);
            dropBusy(p);
            p.state = ProcState::Idle;
        }
        break;
    }
    m_machine.m_proc = &caller;
    std::vector<Goroutine*> queued;
    while (Goroutine* g = p.runq.get().g)
        queued.push_back(g);
    for (auto it = queued.rbegin(); it != queued.rend(); ++it) {
        moved(**it, trace::kNoProc);
        m_global.pushFront(**it);
    }
    while (Timer* timer = p.timers.first()) {
        p.timers.remove(*timer);
        timer->proc = first.id;
        first.timers.add(*timer);
    }
    m_timersChanged = true;
}

bool Scheduler::mayActivelySpin() const
{
    const auto idle = static_cast<std::uint32_t>(m_idle.size());
    return m_procCount > 1 && m_procCount > idle + m_spinning + 1 && m_machine.m_proc->runq.empty();
}

// -- timers

Timer& Scheduler::newTimer()
{
    if (m_freeTimers.empty()) {
        Timer& timer = m_timers.emplace_back();
        timer.id = static_cast<std::uint32_t>(m_timers.size() - 1);
        return timer;
    }
    Timer& timer = *m_freeTimers.back();
    m_freeTimers.pop_back();
    const std::uint32_t id = timer.id;
    timer = Timer();
    timer.id = id;
    return timer;
}

void Scheduler::freeTimer(Timer& timer)
{
    WS_ASSERT(timer.proc < 0);
    timer.g = nullptr;
    timer.target = 0;
    timer.owner = 0;
    m_freeTimers.push_back(&timer);
}

void Scheduler::arm(Timer& timer, std::uint64_t whenNs)
{
    Proc& p = m_machine.proc();
    WS_ASSERT(timer.proc < 0 && p.id != trace::kNoProc);
    timer.whenNs = whenNs;
    timer.seq = m_seq++;
    timer.proc = p.id;
    p.timers.add(timer);
    if (p.timers.first() == &timer)
        m_timersChanged = true;
    if (!m_idle.empty() && whenNs < kNever / 1000) // an idle thread will see to it
        runsNoLongerThan(whenNs * 1000);
    if (!m_polling) // as runtime.wakeNetPoller: somebody should sit in the poller and wait for it
        wakep();
}

bool Scheduler::disarm(Timer& timer)
{
    if (timer.proc < 0)
        return false;
    Proc& p = m_procs[static_cast<std::size_t>(timer.proc)];
    m_timersChanged = m_timersChanged || p.timers.first() == &timer;
    p.timers.remove(timer);
    timer.proc = -1;
    return true;
}

bool Scheduler::timersPending() const
{
    return std::any_of(m_procs.begin(), m_procs.end(), [](const Proc& p) { return !p.timers.empty(); });
}

void Scheduler::markRoots(Heap& heap) const
{
    for (const Proc& p : m_procs) {
        for (const Timer* timer : p.timers.all()) {
            heap.mark(timer->target);
            heap.mark(timer->owner);
        }
    }
}

} // namespace ws::sim
