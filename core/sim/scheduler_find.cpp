#include "sim/scheduler.h"

#include "base/assert.h"
#include "sim/channel.h"
#include "sim/process.h"
#include "sim/sched_costs.h"
#include "sim/timer_actions.h"

#include <algorithm>
#include <numeric>

// What a processor does when it has no goroutine: runtime.schedule and runtime.findRunnable.

namespace ws::sim {

using trace::EventKind;
using trace::Reason;
using trace::State;

namespace {
constexpr std::uint32_t kGlobalEvery = 61; ///< runtime.schedule: the global queue first on every 61st tick
constexpr int kStealRounds = 4;
} // namespace

void Scheduler::schedule(Proc& p)
{
    if (p.id >= m_procCount) { // GOMAXPROCS has become smaller
        goIdle(p);
        return;
    }
    runTimers(p, p);
    bool inheritsTime = false;
    Goroutine* g = nullptr;
    if (p.schedTick % kGlobalEvery == 0 && !m_global.empty())
        g = takeGlobal(p, 1);
    if (g == nullptr) {
        const RunQueue::Taken taken = p.runq.get();
        g = taken.g;
        inheritsTime = taken.inheritsTime;
    }
    if (g == nullptr && !m_global.empty())
        g = takeGlobal(p, 0);
    if (g == nullptr && !m_netReady.empty())
        g = pollNetwork(p);
    if (g != nullptr) {
        execute(p, *g, inheritsTime);
        return;
    }
    const auto idle = static_cast<std::uint32_t>(m_idle.size());
    if (p.state != ProcState::Spinning && 2 * m_spinning >= m_procCount - idle) {
        goIdle(p);
        return;
    }
    if (p.state != ProcState::Spinning) {
        p.state = ProcState::Spinning;
        ++m_spinning;
    }
    bool again = false;
    g = stealWork(p, inheritsTime, again);
    if (g != nullptr)
        execute(p, *g, inheritsTime);
    else if (!again)
        goIdle(p);
}

Goroutine* Scheduler::takeGlobal(Proc& p, std::uint32_t most)
{
    std::uint32_t n = std::min(m_global.size(), m_global.size() / m_procCount + 1);
    if (most > 0)
        n = std::min(n, most);
    n = std::min(n, RunQueue::kSize / 2);
    Goroutine* first = m_global.popFront();
    for (std::uint32_t i = 1; i < n; ++i) {
        Goroutine* g = m_global.popFront();
        moved(*g, p.id);
        enqueueTail(p, *g);
    }
    return first;
}

Goroutine* Scheduler::pollNetwork(Proc& p)
{
    m_lastPollPs = p.clockPs;
    p.clockPs += cost::kPollNetwork;
    Goroutine* first = nullptr;
    while (!m_netReady.empty()) {
        Goroutine* g = m_netReady.front();
        m_netReady.pop_front();
        if (first == nullptr) {
            first = g;
            const trace::ObjectId obj = g->waitingFor;
            m_machine.emitter().transition(
                EventKind::GoReady, *g, g->state, State::Runnable, Reason::None, obj, 0, 0, p.id);
            g->state = State::Runnable;
            g->waitingFor = 0;
            g->proc = p.id;
        } else {
            injectGlobal(*g);
        }
    }
    return first;
}

Goroutine* Scheduler::stealWork(Proc& p, bool& inheritsTime, bool& again)
{
    Schedule& oracle = m_machine.schedule();
    bool ranTimer = false;
    for (int round = 0; round < kStealRounds; ++round) {
        const bool last = round == kStealRounds - 1;
        // A random start and a random step that is coprime to the number of processors visit each of them once.
        std::uint32_t at = 0;
        std::uint32_t step = 1;
        if (m_procCount > 1) {
            at = oracle.choose(Choice::StealOrder, m_procCount);
            if (m_procCount > 2) {
                step = 1 + oracle.choose(Choice::StealOrder, m_procCount - 1);
                while (std::gcd(step, m_procCount) != 1)
                    step = step % (m_procCount - 1) + 1;
            }
        }
        for (std::uint32_t i = 0; i < m_procCount; ++i, at = (at + step) % m_procCount) {
            Proc& victim = m_procs[at];
            if (&victim == &p)
                continue;
            if (last && runTimers(victim, p)) {
                // What the timers made ready is on our own queue now.
                const RunQueue::Taken taken = p.runq.get();
                if (taken.g != nullptr) {
                    inheritsTime = taken.inheritsTime;
                    return taken.g;
                }
                ranTimer = true;
            }
            if (victim.state == ProcState::Idle)
                continue;
            if (last && victim.runq.ringSize() == 0 && victim.runq.next() != nullptr
                && victim.state == ProcState::Running && p.stealWait != victim.runq.next()) {
                // The victim is about to run it itself: give it time for that, then look again.
                p.stealWait = victim.runq.next();
                p.clockPs += cost::kStealNextWait + cost::kTimerSlack;
                m_machine.chargeJitter(0, cost::kTimerSlackSpread);
                again = true;
                return nullptr;
            }
            Goroutine* g = p.runq.steal(victim.runq, last, [this, &p](Goroutine& taken) { moved(taken, p.id); });
            if (g != nullptr) {
                p.stealWait = nullptr;
                return g;
            }
        }
        p.clockPs += cost::kStealRound;
    }
    p.stealWait = nullptr;
    again = ranTimer;
    return nullptr;
}

void Scheduler::execute(Proc& p, Goroutine& g, bool inheritsTime)
{
    WS_ASSERT(g.state == State::Runnable && p.current == nullptr);
    if (p.state == ProcState::Spinning) {
        // As runtime.resetspinning: the last one that stops looking wakes another, so that work is not left lying.
        p.state = ProcState::Running;
        --m_spinning;
        wakep();
    }
    p.clockPs += cost::kSchedule;
    m_machine.chargeJitter(0, cost::kScheduleSpread);
    const auto from = g.proc < 0 ? trace::kNoProc : static_cast<std::uint8_t>(g.proc);
    p.current = &g;
    p.preempt = false;
    if (!inheritsTime)
        ++p.schedTick;
    g.proc = p.id;
    m_machine.emitter().transition(
        EventKind::GoStart, g, State::Runnable, State::Running, Reason::None, 0, p.m, from, p.id);
    g.state = State::Running;
    g.reason = Reason::None;
    g.waitSinceNs = 0;
    g.everRan = true;
}

bool Scheduler::runTimers(Proc& owner, Proc& runner)
{
    bool ran = false;
    for (;;) {
        Timer* timer = owner.timers.first();
        if (timer == nullptr || timer->whenNs > runner.clockPs / 1000)
            return ran;
        ran = true;
        m_timersChanged = true;
        fire(*timer, runner);
    }
}

void Scheduler::fire(Timer& timer, Proc& runner)
{
    Proc& owner = m_procs[static_cast<std::size_t>(timer.proc)];
    owner.timers.remove(timer);
    timer.proc = -1;
    const std::uint64_t nowNs = runner.clockPs / 1000;
    if (timer.periodNs > 0) {
        // The next tick that lies in the future, as runtime.runOneTimer computes it; it stays on its heap.
        timer.whenNs += timer.periodNs * (1 + (nowNs - timer.whenNs) / timer.periodNs);
        timer.seq = m_seq++;
        timer.proc = owner.id;
        owner.timers.add(timer);
    }
    runner.clockPs += cost::kFireTimer;
    fireTimer(m_machine, timer);
}

void Scheduler::goIdle(Proc& p)
{
    if (p.state == ProcState::Spinning)
        --m_spinning;
    dropBusy(p);
    p.state = ProcState::Idle;
    p.idleSincePs = p.clockPs;
    p.current = nullptr;
    p.stealWait = nullptr;
    m_idleThreads.push_back(p.m);
    if (p.id < m_procCount)
        m_idle.push_back(&p);
    m_polling = true; // runtime.findRunnable: unless one is there already, its thread waits in the network poller
    // As findRunnable after it has released its processor: look at all queues once more.
    for (const Proc& other : m_procs) {
        if (!other.runq.empty() && m_spinning == 0 && other.state == ProcState::Running && other.runq.ringSize() > 0) {
            m_machine.m_proc = &p;
            startProc(takeIdle(), 0, true);
            return;
        }
    }
    m_runtime.clockPs = std::max(m_runtime.clockPs, p.clockPs);
    m_machine.m_proc = &m_runtime;
    checkDeadlock();
}

void Scheduler::checkDeadlock()
{
    // As runtime.checkdead: some thread runs, a timer or the network can still wake somebody.
    if (m_machine.process().dying() || !m_busy.empty() || m_inSyscall > 0 || !m_netWaits.empty() || !m_netReady.empty())
        return;
    for (const Proc& p : m_procs) {
        if (!p.timers.empty())
            return;
    }
    m_machine.process().deadlock();
}

} // namespace ws::sim
