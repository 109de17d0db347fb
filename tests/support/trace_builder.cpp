#include "support/trace_builder.h"

#include "base/assert.h"
#include "trace/labels.h"

namespace ws::test {

namespace {

std::uint32_t word(std::int32_t number)
{
    return static_cast<std::uint32_t>(number);
}

} // namespace

TraceBuilder::TraceBuilder(std::uint32_t procs)
    : m_running(procs)
    , m_threads(procs)
{
    run().procs = procs;
}

std::uint32_t TraceBuilder::addFile(std::string name, std::string content, bool user)
{
    return m_writer.addFile({std::move(name), std::move(content), user});
}

ObjectId TraceBuilder::addObject(
    ObjectKind kind, std::string_view name, std::string_view type, std::uint32_t size, ObjectId parent)
{
    ObjectInfo info;
    info.kind = kind;
    info.name = m_writer.intern(name);
    info.type = m_writer.intern(type);
    info.size = size;
    info.parent = parent;
    info.address = 0xc000000000ULL + m_objects.size() * 64;
    Object object;
    object.kind = kind;
    object.parent = parent;
    m_objects.push_back(object);
    return m_writer.addObject(info);
}

StackId TraceBuilder::stackOf(GoId g)
{
    StackId id = 0;
    for (StackFrame frame : m_gos[g].calls) {
        frame.parent = id;
        id = m_writer.internFrame(frame);
    }
    return id;
}

Event TraceBuilder::event(EventKind kind, GoId g)
{
    Event e;
    e.kind = kind;
    e.timeNs = timeNs;
    e.g = g;
    if (g != 0)
        e.states = Event::pack(m_gos[g].state, m_gos[g].state);
    return e;
}

void TraceBuilder::append(Event e)
{
    if (e.g != 0)
        e.stack = stackOf(e.g);
    m_writer.append(e);
}

void TraceBuilder::change(GoId g, State to, Event& e)
{
    Go& go = m_gos[g];
    e.states = Event::pack(go.state, to);
    if (go.state == State::Running && to != State::Crashed)
        m_running[go.proc] = 0;
    go.state = to;
    go.reason = e.reason;
    go.waitingFor = e.kind == EventKind::GoPark || e.kind == EventKind::GoSyscall ? e.obj : 0;
}

void TraceBuilder::announce(GoId g, ObjectId object)
{
    Event e = event(EventKind::ObjectNew, g);
    e.obj = object;
    append(e);
}

void TraceBuilder::create(
    GoId g, GoId creator, std::string_view function, std::uint32_t file, std::uint32_t line, std::uint8_t queue)
{
    if (m_gos.size() <= g)
        m_gos.resize(g + 1);
    WS_ASSERT(m_gos[g].state == State::Absent);
    m_gos[g].calls.push_back({0, m_writer.intern(function), file, line});
    GoroutineInfo info;
    info.id = g;
    info.parent = creator;
    info.slot = m_slots++;
    info.function = m_writer.intern(function);
    info.createdAt = creator == 0 ? 0 : stackOf(creator);
    m_writer.addGoroutine(info);
    Event e = event(EventKind::GoCreate, g);
    e.a = creator;
    e.p = queue;
    change(g, State::Runnable, e);
    m_gos[g].proc = queue;
    append(e);
}

void TraceBuilder::start(GoId g, std::uint8_t p, std::uint32_t thread)
{
    WS_ASSERT(m_running[p] == 0);
    Event e = event(EventKind::GoStart, g);
    e.a = thread;
    e.b = m_gos[g].proc;
    e.p = p;
    change(g, State::Running, e);
    m_gos[g].proc = p;
    m_running[p] = g;
    m_threads[p] = thread;
    append(e);
}

void TraceBuilder::park(GoId g, Reason reason, ObjectId object)
{
    Event e = event(EventKind::GoPark, g);
    e.obj = object;
    e.reason = reason;
    change(g, parkedState(reason), e);
    m_gos[g].proc = kNoProc;
    append(e);
}

void TraceBuilder::ready(GoId g, GoId waker, std::uint8_t queue)
{
    Event e = event(EventKind::GoReady, g);
    e.a = waker;
    e.obj = m_gos[g].waitingFor;
    e.p = queue;
    change(g, State::Runnable, e);
    m_gos[g].proc = queue;
    append(e);
}

void TraceBuilder::yield(GoId g, Reason reason, std::uint8_t queue)
{
    Event e = event(EventKind::GoYield, g);
    e.reason = reason;
    e.p = queue;
    change(g, State::Runnable, e);
    m_gos[g].proc = queue;
    append(e);
}

void TraceBuilder::steal(GoId g, std::uint8_t queue)
{
    Event e = event(EventKind::GoSteal, g);
    e.b = m_gos[g].proc;
    e.p = queue;
    m_gos[g].proc = queue;
    append(e);
}

void TraceBuilder::syscall(GoId g, ObjectId object)
{
    Event e = event(EventKind::GoSyscall, g);
    e.obj = object;
    e.b = m_gos[g].proc;
    e.reason = Reason::Syscall;
    change(g, State::Syscall, e);
    append(e);
}

void TraceBuilder::handoff(std::uint8_t p, GoId inCall, std::uint32_t thread)
{
    Event e = event(EventKind::ProcHandoff, inCall);
    e.p = p;
    e.a = thread;
    e.b = m_threads[p];
    m_threads[p] = thread;
    m_gos[inCall].proc = kNoProc;
    append(e);
}

void TraceBuilder::syscallExit(GoId g, std::uint8_t p, std::uint32_t thread)
{
    Event e = event(EventKind::GoSyscallExit, g);
    e.p = p;
    e.reason = p == kNoProc ? Reason::SyscallExit : Reason::None;
    change(g, p == kNoProc ? State::Runnable : State::Running, e);
    if (p != kNoProc) {
        WS_ASSERT(m_running[p] == 0);
        e.a = thread;
        m_running[p] = g;
        m_threads[p] = thread;
    }
    m_gos[g].proc = p;
    append(e);
}

void TraceBuilder::end(GoId g)
{
    Event e = event(EventKind::GoEnd, g);
    change(g, State::Done, e);
    m_gos[g].proc = kNoProc;
    m_gos[g].calls.clear();
    append(e);
}

void TraceBuilder::crash(GoId g, ObjectId object, std::string_view message)
{
    Event e = event(EventKind::GoCrash, g);
    e.obj = object;
    e.b = m_writer.intern(message);
    change(g, State::Crashed, e);
    append(e);
}

void TraceBuilder::call(GoId g, std::string_view function, std::uint32_t file, std::uint32_t line)
{
    m_gos[g].calls.push_back({0, m_writer.intern(function), file, line});
}

void TraceBuilder::leave(GoId g)
{
    WS_ASSERT(m_gos[g].calls.size() > 1);
    m_gos[g].calls.pop_back();
}

void TraceBuilder::setLine(GoId g, std::uint32_t line)
{
    m_gos[g].calls.back().line = line;
}

void TraceBuilder::step(GoId g, std::uint32_t line)
{
    setLine(g, line);
    append(event(EventKind::Step, g));
}

void TraceBuilder::mapEnter(GoId g, ObjectId map, std::uint32_t how)
{
    Event e = event(EventKind::MapEnter, g);
    e.obj = map;
    e.a = how;
    append(e);
}

void TraceBuilder::mapLeave(GoId g, ObjectId map, std::uint32_t how)
{
    Event e = event(EventKind::MapLeave, g);
    e.obj = map;
    e.a = how;
    append(e);
}

void TraceBuilder::mapFlag(GoId g, ObjectId map, bool on)
{
    Event e = event(EventKind::MapFlag, g);
    e.obj = map;
    e.a = on ? 1 : 0;
    e.b = m_objects[map].flag ? 1 : 0;
    m_objects[map].flag = on;
    append(e);
}

void TraceBuilder::mapInsert(GoId g, ObjectId map, std::uint32_t cell)
{
    Event e = event(EventKind::MapInsert, g);
    e.obj = map;
    e.a = cell;
    e.b = word(++m_objects[map].value);
    append(e);
}

void TraceBuilder::mapDelete(GoId g, ObjectId map, std::uint32_t cell)
{
    Event e = event(EventKind::MapDelete, g);
    e.obj = map;
    e.a = cell;
    e.b = word(--m_objects[map].value);
    append(e);
}

void TraceBuilder::wgCounter(GoId g, ObjectId wg, std::int32_t value)
{
    Event e = event(EventKind::WgCounter, g);
    e.obj = wg;
    e.a = word(value);
    e.b = word(m_objects[wg].value);
    m_objects[wg].value = value;
    append(e);
}

void TraceBuilder::wgWaiters(GoId g, ObjectId wg, std::int32_t value)
{
    Event e = event(EventKind::WgWaiters, g);
    e.obj = wg;
    e.a = word(value);
    e.b = word(m_objects[wg].waiters);
    m_objects[wg].waiters = value;
    append(e);
}

void TraceBuilder::lockAcquire(GoId g, ObjectId lock)
{
    Event e = event(EventKind::LockAcquire, g);
    e.obj = lock;
    e.a = g;
    e.b = m_objects[lock].owner;
    m_objects[lock].owner = g;
    append(e);
}

void TraceBuilder::lockRelease(GoId g, ObjectId lock)
{
    Event e = event(EventKind::LockRelease, g);
    e.obj = lock;
    e.b = m_objects[lock].owner;
    m_objects[lock].owner = 0;
    append(e);
}

void TraceBuilder::lockMode(GoId g, ObjectId lock, bool starving)
{
    Event e = event(EventKind::LockMode, g);
    e.obj = lock;
    e.a = starving ? 1 : 0;
    e.b = m_objects[lock].flag ? 1 : 0;
    m_objects[lock].flag = starving;
    append(e);
}

void TraceBuilder::readers(GoId g, ObjectId lock, std::int32_t value)
{
    Event e = event(value > m_objects[lock].value ? EventKind::RLock : EventKind::RUnlock, g);
    e.obj = lock;
    e.a = word(value);
    e.b = word(m_objects[lock].value);
    m_objects[lock].value = value;
    append(e);
}

void TraceBuilder::chanSend(GoId g, ObjectId chan, std::int32_t length, GoId directly)
{
    Event e = event(EventKind::ChanSend, g);
    e.obj = chan;
    e.a = word(length);
    e.b = directly;
    m_objects[chan].value = length;
    append(e);
}

void TraceBuilder::chanRecv(GoId g, ObjectId chan, std::int32_t length, GoId directly)
{
    Event e = event(EventKind::ChanRecv, g);
    e.obj = chan;
    e.a = word(length);
    e.b = directly;
    m_objects[chan].value = length;
    append(e);
}

void TraceBuilder::chanClose(GoId g, ObjectId chan)
{
    Event e = event(EventKind::ChanClose, g);
    e.obj = chan;
    e.a = 1;
    m_objects[chan].closed = true;
    append(e);
}

void TraceBuilder::poolLimit(GoId g, ObjectId pool, std::int32_t value)
{
    Event e = event(EventKind::PoolLimit, g);
    e.obj = pool;
    e.a = word(value);
    e.b = word(m_objects[pool].value);
    m_objects[pool].value = value;
    append(e);
}

void TraceBuilder::poolWaiters(GoId g, ObjectId pool, std::int32_t value)
{
    Event e = event(EventKind::PoolWaiters, g);
    e.obj = pool;
    e.a = word(value);
    e.b = word(m_objects[pool].waiters);
    m_objects[pool].waiters = value;
    append(e);
}

void TraceBuilder::poolTimeout(GoId g, ObjectId pool)
{
    Event e = event(EventKind::PoolTimeout, g);
    e.obj = pool;
    e.b = word(m_objects[pool].timeouts);
    e.a = e.b + 1;
    ++m_objects[pool].timeouts;
    append(e);
}

void TraceBuilder::connOpen(GoId g, ObjectId conn)
{
    Event e = event(EventKind::ConnOpen, g);
    e.obj = conn;
    e.a = m_objects[conn].parent;
    append(e);
}

void TraceBuilder::connCheckout(GoId g, ObjectId conn)
{
    Event e = event(EventKind::ConnCheckout, g);
    e.obj = conn;
    e.a = g;
    e.b = m_objects[conn].owner;
    m_objects[conn].owner = g;
    append(e);
}

void TraceBuilder::connReturn(GoId g, ObjectId conn)
{
    Event e = event(EventKind::ConnReturn, g);
    e.obj = conn;
    e.b = m_objects[conn].owner;
    m_objects[conn].owner = 0;
    append(e);
}

void TraceBuilder::connClose(GoId g, ObjectId conn)
{
    Event e = event(EventKind::ConnClose, g);
    e.obj = conn;
    e.b = m_objects[conn].owner;
    m_objects[conn].owner = 0;
    m_objects[conn].closed = true;
    append(e);
}

void TraceBuilder::sessionEnd(ObjectId conn)
{
    Event e = event(EventKind::SessionEnd, 0);
    e.obj = conn;
    e.b = m_objects[conn].owner;
    m_objects[conn].owner = 0;
    m_objects[conn].ended = true;
    append(e);
}

void TraceBuilder::output(GoId g, std::uint32_t stream, std::string_view words)
{
    Event e = event(EventKind::Output, g);
    e.a = stream;
    e.b = m_writer.intern(words);
    append(e);
}

void TraceBuilder::panic(GoId g, std::string_view value)
{
    Event e = event(EventKind::Panic, g);
    e.b = m_writer.intern(value);
    append(e);
}

void TraceBuilder::recover(GoId g, std::string_view value)
{
    Event e = event(EventKind::Recover, g);
    e.b = m_writer.intern(value);
    append(e);
}

void TraceBuilder::condSignal(GoId g, ObjectId cond, std::uint32_t woken)
{
    Event e = event(EventKind::CondSignal, g);
    e.obj = cond;
    e.a = woken;
    append(e);
}

void TraceBuilder::timerFire(GoId woken, ObjectId chan)
{
    Event e = event(EventKind::TimerFire, 0);
    e.obj = chan;
    e.a = woken;
    append(e);
}

void TraceBuilder::gcStart(GoId g, std::uint32_t heapKiB)
{
    Event e = event(EventKind::GcStart, g);
    e.a = m_heapKiB = heapKiB;
    append(e);
}

void TraceBuilder::gcEnd(GoId g, std::uint32_t heapKiB)
{
    Event e = event(EventKind::GcEnd, g);
    e.a = heapKiB;
    e.b = m_heapKiB;
    m_heapKiB = heapKiB;
    append(e);
}

void TraceBuilder::processStatus(ProcessStatus status)
{
    Event e = event(EventKind::ProcessStatus, 0);
    e.a = static_cast<std::uint32_t>(status);
    e.b = static_cast<std::uint32_t>(m_status);
    m_status = status;
    append(e);
}

void TraceBuilder::leak(GoId g)
{
    Event e = event(EventKind::GoLeak, g);
    e.obj = m_gos[g].waitingFor;
    append(e);
}

void TraceBuilder::milestone(MilestoneKind kind, std::string_view words)
{
    Event e = event(EventKind::Milestone, 0);
    e.a = static_cast<std::uint32_t>(kind);
    e.b = m_writer.intern(words);
    append(e);
}

} // namespace ws::test
