#include "sim/scheduler.h"

#include "sim/sched_costs.h"

#include <algorithm>

// runtime.sysmon: the thread without a processor that preempts, takes processors back from system calls, polls the
// network when nobody else does and forces a collection every two minutes.

namespace ws::sim {

void Scheduler::sysmonRound()
{
    const std::uint64_t nowPs = m_runtime.clockPs;
    if (m_busy.empty() && m_idle.size() == m_procCount) {
        // Everybody is idle: it sleeps until a processor starts (see wakeSysmon), but for the forced collection.
        m_sysmonPs = kNever;
        return;
    }
    if (!m_netReady.empty() && m_lastPollPs + cost::kPollNetworkAfter <= nowPs) {
        m_lastPollPs = nowPs;
        while (!m_netReady.empty()) {
            Goroutine* g = m_netReady.front();
            m_netReady.pop_front();
            injectGlobal(*g);
        }
    }
    if (!m_polling && !m_idle.empty() && m_spinning == 0) {
        for (const Proc& p : m_procs) {
            if (const Timer* timer = p.timers.first(); timer != nullptr && timer->whenNs < nowPs / 1000) {
                startProc(takeIdle(), cost::kThreadWake, false); // nobody has seen to a timer that is due
                break;
            }
        }
    }
    if (retake(nowPs))
        m_sysmonIdle = 0;
    else
        ++m_sysmonIdle;
    if (m_sysmonIdle == 0)
        m_sysmonDelayPs = cost::kSysmonDelay;
    else if (m_sysmonIdle > cost::kSysmonIdleRounds)
        m_sysmonDelayPs = std::min(m_sysmonDelayPs * 2, cost::kSysmonMaxDelay);
    m_sysmonPs = nowPs + m_sysmonDelayPs + cost::kTimerSlack
        + m_machine.schedule().choose(Choice::CostJitter, cost::kTimerSlackSpread);
}

bool Scheduler::retake(std::uint64_t nowPs)
{
    bool retaken = false;
    for (Proc& p : m_procs) {
        if (p.state == ProcState::Idle)
            continue;
        bool longRunning = false;
        if (p.seenSchedTick != p.schedTick) {
            p.seenSchedTick = p.schedTick;
            p.seenSchedPs = nowPs;
        } else if (p.seenSchedPs + cost::kPreemptAfter <= nowPs) {
            if (p.state == ProcState::Running && p.current != nullptr)
                p.preempt = true;
            longRunning = true;
        }
        if (p.state != ProcState::Syscall)
            continue;
        if (!longRunning && p.seenSyscallTick != p.syscallTick) {
            p.seenSyscallTick = p.syscallTick;
            p.seenSyscallPs = nowPs;
            continue;
        }
        const bool nobodyNeedsIt =
            p.runq.empty() && m_spinning + m_idle.size() > 0 && p.seenSyscallPs + cost::kPreemptAfter > nowPs;
        if (nobodyNeedsIt)
            continue;
        ++p.syscallTick;
        handoff(p);
        retaken = true;
    }
    return retaken;
}

void Scheduler::collected()
{
    m_forceGcPs = m_machine.nowPs() + cost::kForceGc;
}

void Scheduler::wakeSysmon()
{
    if (m_sysmonPs != kNever)
        return;
    m_sysmonIdle = 0;
    m_sysmonDelayPs = cost::kSysmonDelay;
    m_sysmonPs = m_machine.nowPs() + cost::kSysmonDelay + cost::kTimerSlack;
}

} // namespace ws::sim
