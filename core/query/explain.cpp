#include "query/explain.h"

#include "query/explainer.h"
#include "trace/labels.h"

#include <fmt/format.h>

namespace ws::query {

std::uint64_t positive(std::int32_t number)
{
    return number < 0 ? 0 : static_cast<std::uint64_t>(number);
}

Explainer::Explainer(const TraceIndex& index, const World& world)
    : m_index(index)
    , m_trace(index.trace())
    , m_world(world)
    , m_event(m_trace.event(world.position - 1))
    , m_who(goName(m_event.g))
    , m_what(objectName(m_trace, m_event.obj))
    , m_the(objectNameWithKind(m_trace, m_event.obj))
{
}

std::string Explainer::text() const
{
    switch (m_event.kind) {
    case EventKind::GoCreate:
        return create();
    case EventKind::GoStart:
        return start();
    case EventKind::GoPark:
        return park();
    case EventKind::GoReady:
        return ready();
    case EventKind::GoYield:
        return yield();
    case EventKind::GoSyscall:
        return syscall();
    case EventKind::GoSyscallExit:
        return syscallExit();
    case EventKind::GoEnd:
        return end();
    case EventKind::GoCrash:
        return crash();
    case EventKind::GoSteal:
        return steal();
    case EventKind::ProcHandoff:
        return handoff();
    case EventKind::Step:
        return step();
    case EventKind::Panic:
        return panic();
    case EventKind::Recover:
        return recover();
    case EventKind::Output:
        return output();
    case EventKind::ObjectNew:
        return objectNew();
    case EventKind::MapFlag:
        return mapFlag();
    case EventKind::MapEnter:
        return mapEnter();
    case EventKind::MapLeave:
        return mapLeave();
    case EventKind::MapInsert:
        return mapInsert();
    case EventKind::MapDelete:
        return mapDelete();
    case EventKind::MapClear:
        return mapClear();
    case EventKind::WgCounter:
        return wgCounter();
    case EventKind::WgWaiters:
        return wgWaiters();
    case EventKind::LockAcquire:
        return lockAcquire();
    case EventKind::LockRelease:
        return lockRelease();
    case EventKind::LockMode:
        return lockMode();
    case EventKind::RLock:
        return rLock();
    case EventKind::RUnlock:
        return rUnlock();
    case EventKind::CondSignal:
        return condSignal();
    case EventKind::ChanSend:
        return chanSend();
    case EventKind::ChanRecv:
        return chanRecv();
    case EventKind::ChanClose:
        return chanClose();
    case EventKind::TimerFire:
        return timerFire();
    case EventKind::PoolLimit:
        return poolLimit();
    case EventKind::PoolWaiters:
        return poolWaiters();
    case EventKind::PoolTimeout:
        return poolTimeout();
    case EventKind::ConnOpen:
        return connOpen();
    case EventKind::ConnCheckout:
        return connCheckout();
    case EventKind::ConnReturn:
        return connReturn();
    case EventKind::ConnClose:
        return connClose();
    case EventKind::SessionEnd:
        return sessionEnd();
    case EventKind::GcStart:
        return gcStart();
    case EventKind::GcEnd:
        return gcEnd();
    case EventKind::ProcessStatus:
        return processStatus();
    case EventKind::Milestone:
        return milestone();
    case EventKind::GoLeak:
        return leak();
    }
    return {};
}

std::string Explainer::objectNew() const
{
    const std::string& type = m_trace.string(info().type);
    std::string text;
    if (info().kind == ObjectKind::Conn)
        text = fmt::format("{} gets a new connection, {}", objectNameWithKind(m_trace, info().parent), m_what);
    else if (m_event.g == 0)
        text = fmt::format("{} comes into being", m_the);
    else
        text = fmt::format("{} makes {}", m_who, m_the);
    if (info().kind == ObjectKind::Chan)
        text += info().size == 0 ? " (no buffer)" : fmt::format(" (room for {})", formatCount(info().size));
    else if (!type.empty() && info().kind == ObjectKind::Map)
        text += fmt::format(" ({})", type);
    return text + ".";
}

std::string explain(const TraceIndex& index, const World& world)
{
    if (world.position == 0)
        return "Nothing has happened yet: the next step starts the program.";
    return sentence(Explainer(index, world).text());
}

std::string shortText(const Trace& trace, const Event& e)
{
    std::string text{identifier(e.kind)};
    if (e.reason != Reason::None)
        text += fmt::format(" {}", statusLabel(State::Waiting, e.reason, trace.run().goVersion));
    if (e.obj != 0)
        text += fmt::format(" {}", objectName(trace, e.obj));
    return text;
}

} // namespace ws::query
