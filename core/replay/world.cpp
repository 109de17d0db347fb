#include "replay/world.h"

#include "base/assert.h"

#include <algorithm>

namespace ws::replay {

namespace {

/// Old values that the events do not carry go through here: counted always (World::logged), kept while recording.
class Logger {
public:
    Logger(World& world, std::vector<std::uint32_t>* log)
        : m_world(world)
        , m_log(log)
    {
    }
    void push(std::uint32_t word)
    {
        ++m_world.logged;
        if (m_log != nullptr)
            m_log->push_back(word);
    }

private:
    World& m_world;
    std::vector<std::uint32_t>* m_log;
};

/// Takes back what a Logger pushed: the last word first.
class Unlogger {
public:
    Unlogger(World& world, const std::vector<std::uint32_t>& log)
        : m_world(world)
        , m_log(log)
    {
    }
    std::uint32_t pop()
    {
        WS_ASSERT(m_world.logged > 0 && m_world.logged <= m_log.size());
        return m_log[--m_world.logged];
    }

private:
    World& m_world;
    const std::vector<std::uint32_t>& m_log;
};

std::int32_t asSigned(std::uint32_t word)
{
    return static_cast<std::int32_t>(word);
}
std::uint32_t asWord(std::int32_t number)
{
    return static_cast<std::uint32_t>(number);
}

void setCell(std::vector<std::uint64_t>& cells, std::uint32_t cell)
{
    WS_ASSERT(cell < kMaxMapCells);
    if (cells.size() <= cell / 64)
        cells.resize(cell / 64 + 1);
    cells[cell / 64] |= 1ULL << (cell % 64);
}

void clearCell(std::vector<std::uint64_t>& cells, std::uint32_t cell)
{
    if (cell / 64 >= cells.size())
        return;
    cells[cell / 64] &= ~(1ULL << (cell % 64));
    while (!cells.empty() && cells.back() == 0)
        cells.pop_back();
}

/// Everything about a goroutine that a change of state overwrites and the events do not tell.
void logGoroutine(Logger& log, const GoroutineState& g)
{
    log.push(static_cast<std::uint32_t>(g.reason) << 8 | g.proc);
    log.push(g.waitingFor);
}

void unlogGoroutine(Unlogger& log, GoroutineState& g)
{
    g.waitingFor = log.pop();
    const std::uint32_t word = log.pop();
    g.reason = static_cast<Reason>(word >> 8);
    g.proc = static_cast<std::uint8_t>(word & 255);
}

ProcState& procOf(World& world, std::uint8_t p)
{
    WS_ASSERT(p < world.procs.size());
    return world.procs[p];
}

void count(World& world, State from, State to)
{
    if (from != State::Absent)
        --world.counts[static_cast<std::size_t>(from)];
    if (to != State::Absent)
        ++world.counts[static_cast<std::size_t>(to)];
}

/// The kinds of the first group: they change the subject's state (GoSteal only its queue).
void applyToGoroutine(const Event& e, World& world, Logger& log)
{
    GoroutineState& g = world.goroutines[e.g];
    WS_ASSERT(g.state == e.before());
    logGoroutine(log, g);
    count(world, e.before(), e.after());
    g.state = e.after();
    if (e.kind == EventKind::GoSteal) {
        g.proc = e.p;
        return;
    }
    const bool leavesProcessor = e.before() == State::Running && e.after() != State::Crashed;
    if (leavesProcessor) {
        ProcState& proc = procOf(world, g.proc);
        WS_ASSERT(proc.running == e.g);
        proc.running = 0;
    }
    if (e.after() == State::Running) {
        ProcState& proc = procOf(world, e.p);
        WS_ASSERT(proc.running == 0);
        log.push(proc.thread);
        proc.running = e.g;
        proc.thread = e.a;
    }
    g.reason = e.reason;
    g.waitingFor = e.kind == EventKind::GoPark || e.kind == EventKind::GoSyscall ? e.obj : 0;
    if (e.kind == EventKind::GoPark || e.kind == EventKind::GoEnd)
        g.proc = kNoProc;
    else if (e.kind != EventKind::GoSyscall && e.kind != EventKind::GoCrash)
        g.proc = e.p;
}

void undoToGoroutine(const Event& e, World& world, Unlogger& log)
{
    GoroutineState& g = world.goroutines[e.g];
    if (e.kind != EventKind::GoSteal && e.after() == State::Running) {
        ProcState& proc = procOf(world, e.p);
        proc.running = 0;
        proc.thread = log.pop();
    }
    unlogGoroutine(log, g);
    count(world, e.after(), e.before());
    g.state = e.before();
    if (e.before() == State::Running && e.after() != State::Crashed)
        procOf(world, g.proc).running = e.g;
}

void changeHolder(const Trace& trace, World& world, ObjectId connection, GoId from, GoId to)
{
    world.objects[connection].owner = to;
    ObjectState& pool = world.objects[trace.object(connection).parent];
    if (from != 0) {
        WS_ASSERT(from < world.goroutines.size() && world.goroutines[from].connections > 0);
        --world.goroutines[from].connections;
        --world.connectionsInUse;
        --pool.inUse;
    }
    if (to != 0) {
        WS_ASSERT(to < world.goroutines.size());
        ++world.goroutines[to].connections;
        ++world.connectionsInUse;
        ++pool.inUse;
    }
}

void changeOpen(const Trace& trace, World& world, ObjectId connection, std::int32_t by)
{
    world.objects[trace.object(connection).parent].open += by;
    world.connectionsOpen = asWord(asSigned(world.connectionsOpen) + by);
}

void enter(World& world, const Event& e)
{
    world.maps[world.objects[e.obj].map].inside.push_back({e.g, static_cast<std::uint8_t>(e.a)});
}

void leave(World& world, const Event& e, Logger& log)
{
    auto& inside = world.maps[world.objects[e.obj].map].inside;
    const MapVisitor visitor{e.g, static_cast<std::uint8_t>(e.a)};
    const auto place = std::find(inside.begin(), inside.end(), visitor);
    WS_ASSERT(place != inside.end());
    log.push(static_cast<std::uint32_t>(place - inside.begin()));
    inside.erase(place);
}

void applyEvent(const Trace& trace, World& world, std::vector<std::uint32_t>* record, EventIndex* previous)
{
    WS_ASSERT(world.position < trace.size());
    const Event& e = trace.event(world.position);
    WS_ASSERT(e.g < world.goroutines.size() && e.obj < world.objects.size());
    Logger log(world, record);
    ObjectState& object = world.objects[e.obj];
    switch (e.kind) {
    case EventKind::GoCreate:
    case EventKind::GoStart:
    case EventKind::GoPark:
    case EventKind::GoReady:
    case EventKind::GoYield:
    case EventKind::GoSyscall:
    case EventKind::GoSyscallExit:
    case EventKind::GoEnd:
    case EventKind::GoCrash:
    case EventKind::GoSteal:
        applyToGoroutine(e, world, log);
        break;
    case EventKind::ProcHandoff: {
        ProcState& proc = procOf(world, e.p);
        log.push(proc.thread);
        log.push(world.goroutines[e.g].proc);
        proc.thread = e.a;
        world.goroutines[e.g].proc = kNoProc;
        break;
    }
    case EventKind::ObjectNew:
        object.exists = true;
        break;
    case EventKind::MapFlag:
        log.push(object.flag ? 1 : 0); // recorded from the middle on if the map was not shared before
        object.flag = e.a != 0;
        break;
    case EventKind::LockMode:
        WS_ASSERT(object.flag == (e.b != 0));
        object.flag = e.a != 0;
        break;
    case EventKind::MapEnter:
        enter(world, e);
        break;
    case EventKind::MapLeave:
        leave(world, e, log);
        break;
    case EventKind::MapInsert:
    case EventKind::MapDelete: {
        MapState& map = world.maps[object.map];
        log.push(map.occupied(e.a) ? 1 : 0);
        log.push(asWord(object.value));
        object.value = asSigned(e.b);
        if (e.kind == EventKind::MapInsert)
            setCell(map.cells, e.a);
        else
            clearCell(map.cells, e.a);
        break;
    }
    case EventKind::MapClear:
    case EventKind::ChanSend:
    case EventKind::ChanRecv:
        log.push(asWord(object.value));
        object.value = asSigned(e.a);
        break;
    case EventKind::WgCounter:
    case EventKind::RLock:
    case EventKind::RUnlock:
    case EventKind::PoolLimit:
        WS_ASSERT(object.value == asSigned(e.b));
        object.value = asSigned(e.a);
        break;
    case EventKind::WgWaiters:
    case EventKind::PoolWaiters:
        WS_ASSERT(object.waiters == asSigned(e.b));
        object.waiters = asSigned(e.a);
        break;
    case EventKind::LockAcquire:
        WS_ASSERT(object.owner == e.b);
        object.owner = e.g;
        break;
    case EventKind::LockRelease:
        WS_ASSERT(object.owner == e.b);
        object.owner = 0;
        break;
    case EventKind::ChanClose:
        object.closed = true;
        break;
    case EventKind::PoolTimeout:
        WS_ASSERT(object.timeouts == asSigned(e.b));
        object.timeouts = asSigned(e.a);
        break;
    case EventKind::ConnOpen:
        changeOpen(trace, world, e.obj, 1);
        break;
    case EventKind::ConnCheckout:
        WS_ASSERT(object.owner == e.b);
        changeHolder(trace, world, e.obj, e.b, e.a);
        break;
    case EventKind::ConnReturn:
        WS_ASSERT(object.owner == e.b);
        changeHolder(trace, world, e.obj, e.b, 0);
        break;
    case EventKind::ConnClose:
        WS_ASSERT(object.owner == e.b);
        changeHolder(trace, world, e.obj, e.b, 0);
        if (!object.sessionEnded)
            changeOpen(trace, world, e.obj, -1);
        object.closed = true;
        break;
    case EventKind::SessionEnd:
        WS_ASSERT(object.owner == e.b);
        changeHolder(trace, world, e.obj, e.b, 0);
        if (!object.closed)
            changeOpen(trace, world, e.obj, -1);
        object.sessionEnded = true;
        break;
    case EventKind::GcStart:
    case EventKind::GcEnd:
        log.push(world.heapKiB);
        world.heapKiB = e.a;
        world.collecting = e.kind == EventKind::GcStart;
        break;
    case EventKind::ProcessStatus:
        WS_ASSERT(world.process == static_cast<ProcessStatus>(e.b));
        world.process = static_cast<ProcessStatus>(e.a);
        break;
    case EventKind::Step:
    case EventKind::Panic:
    case EventKind::Recover:
    case EventKind::Output:
    case EventKind::CondSignal:
    case EventKind::TimerFire:
    case EventKind::Milestone:
        break;
    case EventKind::GoLeak:
        WS_ASSERT(!world.goroutines[e.g].leaked);
        world.goroutines[e.g].leaked = true;
        break;
    }
    ++world.position;
    world.timeNs = e.timeNs;
    if (e.g != 0) {
        GoroutineState& g = world.goroutines[e.g];
        if (previous != nullptr)
            *previous = g.lastEvent;
        g.lastEvent = world.position;
        g.stack = e.stack;
    }
}

} // namespace

World initialWorld(const Trace& trace)
{
    World world;
    world.goroutines.resize(std::max<std::size_t>(trace.goroutines().size(), 1));
    world.procs.resize(trace.run().procs);
    world.objects.resize(trace.objects().size());
    world.maps.resize(1);
    for (std::size_t i = 0; i < world.objects.size(); ++i) {
        if (trace.objects()[i].kind == ObjectKind::Map) {
            world.objects[i].map = static_cast<std::uint32_t>(world.maps.size());
            world.maps.emplace_back();
        }
    }
    return world;
}

void apply(const Trace& trace, World& world)
{
    applyEvent(trace, world, nullptr, nullptr);
}

void applyAndRecord(const Trace& trace, World& world, History& history)
{
    history.previousOf.push_back(0);
    applyEvent(trace, world, &history.log, &history.previousOf.back());
}

/// Case by case the opposite of applyEvent(): keep the two in the same order.
void undo(const Trace& trace, const History& history, World& world)
{
    WS_ASSERT(world.position > 0);
    --world.position;
    const Event& e = trace.event(world.position);
    world.timeNs = world.position == 0 ? 0 : trace.event(world.position - 1).timeNs;
    Unlogger log(world, history.log);
    ObjectState& object = world.objects[e.obj];
    switch (e.kind) {
    case EventKind::GoCreate:
    case EventKind::GoStart:
    case EventKind::GoPark:
    case EventKind::GoReady:
    case EventKind::GoYield:
    case EventKind::GoSyscall:
    case EventKind::GoSyscallExit:
    case EventKind::GoEnd:
    case EventKind::GoCrash:
    case EventKind::GoSteal:
        undoToGoroutine(e, world, log);
        break;
    case EventKind::ProcHandoff:
        world.goroutines[e.g].proc = static_cast<std::uint8_t>(log.pop());
        procOf(world, e.p).thread = log.pop();
        break;
    case EventKind::ObjectNew:
        object.exists = false;
        break;
    case EventKind::MapFlag:
        object.flag = log.pop() != 0;
        break;
    case EventKind::LockMode:
        object.flag = e.b != 0;
        break;
    case EventKind::MapEnter:
        world.maps[object.map].inside.pop_back();
        break;
    case EventKind::MapLeave: {
        auto& inside = world.maps[object.map].inside;
        inside.insert(inside.begin() + static_cast<std::ptrdiff_t>(log.pop()), {e.g, static_cast<std::uint8_t>(e.a)});
        break;
    }
    case EventKind::MapInsert:
    case EventKind::MapDelete: {
        object.value = asSigned(log.pop());
        if (log.pop() != 0)
            setCell(world.maps[object.map].cells, e.a);
        else
            clearCell(world.maps[object.map].cells, e.a);
        break;
    }
    case EventKind::MapClear:
    case EventKind::ChanSend:
    case EventKind::ChanRecv:
        object.value = asSigned(log.pop());
        break;
    case EventKind::WgCounter:
    case EventKind::RLock:
    case EventKind::RUnlock:
    case EventKind::PoolLimit:
        object.value = asSigned(e.b);
        break;
    case EventKind::WgWaiters:
    case EventKind::PoolWaiters:
        object.waiters = asSigned(e.b);
        break;
    case EventKind::LockAcquire:
    case EventKind::LockRelease:
        object.owner = e.b;
        break;
    case EventKind::ChanClose:
        object.closed = false;
        break;
    case EventKind::PoolTimeout:
        object.timeouts = asSigned(e.b);
        break;
    case EventKind::ConnOpen:
        changeOpen(trace, world, e.obj, -1);
        break;
    case EventKind::ConnCheckout:
        changeHolder(trace, world, e.obj, e.a, e.b);
        break;
    case EventKind::ConnReturn:
        changeHolder(trace, world, e.obj, 0, e.b);
        break;
    case EventKind::ConnClose:
        object.closed = false;
        if (!object.sessionEnded)
            changeOpen(trace, world, e.obj, 1);
        changeHolder(trace, world, e.obj, 0, e.b);
        break;
    case EventKind::SessionEnd:
        object.sessionEnded = false;
        if (!object.closed)
            changeOpen(trace, world, e.obj, 1);
        changeHolder(trace, world, e.obj, 0, e.b);
        break;
    case EventKind::GcStart:
    case EventKind::GcEnd:
        world.heapKiB = log.pop();
        world.collecting = e.kind == EventKind::GcEnd;
        break;
    case EventKind::ProcessStatus:
        world.process = static_cast<ProcessStatus>(e.b);
        break;
    case EventKind::Step:
    case EventKind::Panic:
    case EventKind::Recover:
    case EventKind::Output:
    case EventKind::CondSignal:
    case EventKind::TimerFire:
    case EventKind::Milestone:
        break;
    case EventKind::GoLeak:
        world.goroutines[e.g].leaked = false;
        break;
    }
    if (e.g != 0) {
        GoroutineState& g = world.goroutines[e.g];
        g.lastEvent = history.previousOf[world.position];
        g.stack = g.lastEvent == 0 ? 0 : trace.event(g.lastEvent - 1).stack;
    }
}

} // namespace ws::replay
