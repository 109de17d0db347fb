#include "sim/scheduler.h"

#include "base/assert.h"
#include "sim/sched_costs.h"

#include <algorithm>

// Queues, idle processors and threads: runtime.runqput, wakep, startm, handoffp.

namespace ws::sim {

using trace::EventKind;
using trace::Reason;
using trace::State;

namespace {

/// How late a sleeping thread wakes: exponentially distributed, as waiting for an idle core is. From a table of the
/// distribution's 16-quantiles (in thousandths of the mean), because floating point has no place in a decision.
std::uint64_t wakeDelay(Schedule& schedule)
{
    constexpr std::uint32_t kQuantiles[] = {
        0, 65, 134, 208, 288, 375, 470, 575, 693, 827, 981, 1163, 1386, 1674, 2079, 2773, 4200};
    constexpr std::uint32_t kSteps = 1024;
    const std::uint32_t pick = schedule.choose(Choice::CostJitter, 16 * kSteps);
    const std::uint32_t from = kQuantiles[pick / kSteps];
    const std::uint32_t to = kQuantiles[pick / kSteps + 1];
    const std::uint64_t parts = std::uint64_t{from} * kSteps + std::uint64_t{to - from} * (pick % kSteps);
    return cost::kThreadWakeMean / (1000 * kSteps) * parts;
}

} // namespace

void Scheduler::moved(Goroutine& g, std::uint8_t to)
{
    const std::uint8_t from = g.proc < 0 ? trace::kNoProc : static_cast<std::uint8_t>(g.proc);
    g.proc = to == trace::kNoProc ? -1 : to;
    m_machine.emitter().transition(EventKind::GoSteal, g, State::Runnable, State::Runnable, g.reason, 0, 0, from, to);
}

void Scheduler::enqueueNext(Proc& p, Goroutine& g)
{
    p.runq.putNext(g, m_global, [this](Goroutine& other) { moved(other, trace::kNoProc); });
}

void Scheduler::enqueueTail(Proc& p, Goroutine& g)
{
    p.runq.put(g, m_global, [this](Goroutine& other) { moved(other, trace::kNoProc); });
}

void Scheduler::injectGlobal(Goroutine& g)
{
    m_machine.emitter().transition(
        EventKind::GoReady, g, g.state, State::Runnable, Reason::None, g.waitingFor, 0, 0, trace::kNoProc);
    g.state = State::Runnable;
    g.waitingFor = 0;
    g.waitSinceNs = 0;
    g.proc = -1;
    m_global.pushBack(g);
    wakep();
}

void Scheduler::wakep()
{
    if (m_spinning > 0 || m_idle.empty())
        return;
    m_machine.chargeJitter(cost::kFutexWake, cost::kFutexWakeSpread);
    Proc& p = takeIdle();
    startProc(p, cost::kThreadWake + lateWake(p), true);
}

/// A core that has slept for long often takes its time before it runs the thread that was woken.
std::uint64_t Scheduler::lateWake(const Proc& p)
{
    if (m_machine.nowPs() < p.idleSincePs + cost::kCoreSleepsAfter)
        return 0;
    Schedule& oracle = m_machine.schedule();
    if (oracle.choose(Choice::CostJitter, 100) >= cost::kLateWakePercent)
        return 0;
    return cost::kLateWake + oracle.choose(Choice::CostJitter, cost::kLateWakeSpreadNs) * cost::kNs;
}

void Scheduler::startProc(Proc& p, std::uint64_t latencyPs, bool spinning)
{
    Proc& by = m_machine.proc();
    const bool wasAsleep = m_busy.empty();
    p.clockPs = by.clockPs + latencyPs + wakeDelay(m_machine.schedule());
    p.state = spinning ? ProcState::Spinning : ProcState::Running;
    if (spinning)
        ++m_spinning;
    p.m = takeThread();
    p.current = nullptr;
    p.preempt = false;
    pushBusy(p);
    runsNoLongerThan(p.clockPs);
    if (wasAsleep)
        wakeSysmon();
}

/// Something new happens at that instant: the goroutine that runs now must not run past it.
void Scheduler::runsNoLongerThan(std::uint64_t ps)
{
    Proc& p = m_machine.proc();
    p.limitPs = std::min(p.limitPs, ps);
}

Proc& Scheduler::takeIdle()
{
    WS_ASSERT(!m_idle.empty());
    Proc* p = m_idle.back();
    m_idle.pop_back();
    return *p;
}

std::uint32_t Scheduler::takeThread()
{
    if (m_idleThreads.empty())
        return m_nextThread++;
    const std::uint32_t m = m_idleThreads.back();
    m_idleThreads.pop_back();
    return m;
}

void Scheduler::pushBusy(Proc& p)
{
    const auto place =
        std::lower_bound(m_busy.begin(), m_busy.end(), &p, [](const Proc* a, const Proc* b) { return a->id < b->id; });
    m_busy.insert(place, &p);
}

void Scheduler::dropBusy(Proc& p)
{
    m_busy.erase(std::find(m_busy.begin(), m_busy.end(), &p));
}

void Scheduler::handoff(Proc& p)
{
    Goroutine& g = *p.current;
    p.current = nullptr;
    p.clockPs = m_runtime.clockPs;
    const bool work = !p.runq.empty() || !m_global.empty();
    const bool lastLooks = m_spinning + m_idle.size() == 0;
    const bool nobodyPolls = m_idle.size() + 1 == m_procCount && !m_netWaits.empty();
    if (!work && !lastLooks && !nobodyPolls) {
        p.state = ProcState::Idle;
        p.idleSincePs = p.clockPs;
        if (p.id < m_procCount)
            m_idle.push_back(&p);
        return;
    }
    const std::uint32_t oldThread = p.m;
    startProc(p, cost::kThreadWake, !work && lastLooks);
    m_machine.emitter().handoff(g, p.id, p.m, oldThread);
}

} // namespace ws::sim
