#include "base/assert.h"
#include "sim/sched_costs.h"
#include "sim/scheduler.h"

/// Coroutines: control passes from one goroutine to another without the queues (runtime.coroswitch_m).
namespace ws::sim {

using trace::EventKind;
using trace::Reason;
using trace::State;

void Scheduler::createParked(Goroutine& g)
{
    g.state = State::Waiting;
    g.reason = Reason::Coroutine;
    g.proc = -1;
    m_machine.emitter().transition(
        EventKind::GoCreate, g, State::Absent, State::Waiting, Reason::Coroutine, 0, g.parent, 0, trace::kNoProc);
    Proc& p = m_machine.proc();
    g.parkedAtNs = m_machine.nowNs();
    p.clockPs += cost::kNewGoroutine;
}

void Scheduler::switchTo(Goroutine& g, Goroutine& next)
{
    Proc& p = m_machine.proc();
    WS_ASSERT(next.state == State::Waiting && next.reason == Reason::Coroutine);
    m_machine.emitter().transition(
        EventKind::GoReady, next, State::Waiting, State::Runnable, Reason::None, 0, g.id, 0, p.id);
    m_machine.emitter().transition(
        EventKind::GoPark, g, State::Running, State::Waiting, Reason::Coroutine, 0, 0, 0, p.id);
    g.state = State::Waiting;
    g.reason = Reason::Coroutine;
    g.parkedAtNs = m_machine.nowNs();
    g.waitSinceNs = 0;
    g.proc = -1;
    p.clockPs += cost::kCoroSwitch;
    ++m_parks;
    resumeAtOnce(p, next);
}

/// `g` was said to be runnable and in the queue of `p`, where it never was: it runs now, and inherits the time slice.
void Scheduler::resumeAtOnce(Proc& p, Goroutine& g)
{
    g.parkedAtCoro = 0;
    p.current = &g;
    g.proc = p.id;
    m_machine.emitter().transition(
        EventKind::GoStart, g, State::Runnable, State::Running, Reason::None, 0, p.m, p.id, p.id);
    g.state = State::Running;
    g.reason = Reason::None;
    g.waitSinceNs = 0;
    g.everRan = true;
}

} // namespace ws::sim
