#include "replay/validator.h"

#include "trace/json.h"
#include "trace/labels.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::replay {

namespace {

std::string goText(GoId g)
{
    return fmt::format("G{}", g);
}

/// Walks the trace with a World of its own and looks at each event before it is applied.
class Validator {
public:
    Validator(const Trace& trace, std::size_t limit)
        : m_trace(trace)
        , m_limit(limit)
        , m_world(initialWorld(trace))
        , m_opened(trace.objects().size())
    {
    }

    std::vector<Violation> run()
    {
        if (!tables())
            return std::move(m_violations);
        while (m_world.position < m_trace.size() && m_violations.size() < m_limit) {
            m_event = &m_trace.event(m_world.position);
            if (!inRange() || !check())
                return std::move(m_violations);
            soft();
            apply(m_trace, m_world);
        }
        if (m_violations.empty())
            atTheEnd();
        return std::move(m_violations);
    }

private:
    /// Reports; always false, so that a check can return it.
    bool report(const std::string& what)
    {
        std::string text;
        if (m_event != nullptr) {
            text = std::string(static_cast<int>(m_event->kind) < kEventKindCount ? identifier(m_event->kind) : "event");
            if (m_event->g != 0)
                text += fmt::format(" of {}", goText(m_event->g));
            text += ": ";
        }
        m_violations.push_back({m_world.position, text + what});
        return false;
    }
    bool need(bool good, const char* what) { return good || report(what); }

    // -- what does not depend on the World

    bool tables()
    {
        m_event = nullptr;
        for (ObjectId id = 1; id < m_trace.objects().size(); ++id) {
            const ObjectInfo& info = m_trace.object(id);
            if (static_cast<int>(info.kind) >= kObjectKindCount || info.parent >= m_trace.objects().size()
                || info.name >= m_trace.strings().size() || info.type >= m_trace.strings().size())
                return report(fmt::format("object {} points outside of the tables", id));
            const bool pooled = m_trace.object(info.parent).kind == ObjectKind::Pool;
            if (info.kind == ObjectKind::Conn && !pooled)
                return report(fmt::format("connection {} belongs to no pool", id));
        }
        for (StackId id = 1; id < m_trace.stacks().size(); ++id) {
            const StackFrame& frame = m_trace.frame(id);
            if (frame.parent >= id || frame.function >= m_trace.strings().size()
                || frame.file >= std::max<std::size_t>(1, m_trace.files().size()))
                return report(fmt::format("stack {} points outside of the tables", id));
        }
        for (std::size_t id = 1; id < m_trace.goroutines().size(); ++id) {
            const GoroutineInfo& info = m_trace.goroutines()[id];
            if ((info.id != 0 && info.id != id) || info.parent >= m_trace.goroutines().size()
                || info.function >= m_trace.strings().size() || info.createdAt >= m_trace.stacks().size())
                return report(fmt::format("goroutine {} points outside of the tables", id));
        }
        return need(m_trace.run().procs < kNoProc, "there are more processors than a trace can hold");
    }

    bool inRange()
    {
        const Event& e = *m_event;
        if (static_cast<int>(e.kind) >= kEventKindCount || static_cast<int>(e.reason) >= kReasonCount
            || (e.states >> 4) >= kStateCount || (e.states & 15) >= kStateCount)
            return report("unknown kind, state or reason");
        if (e.obj >= m_trace.objects().size() || e.stack >= m_trace.stacks().size())
            return report("points outside of the tables");
        if (!exists(e.g))
            return report("the goroutine does not exist");
        if (e.g == 0)
            return need(e.states == 0 && e.stack == 0, "an event of the runtime has no goroutine's state and no stack");
        return true;
    }

    [[nodiscard]] bool exists(GoId g) const
    {
        return g == 0 || (g < m_trace.goroutines().size() && m_trace.goroutines()[g].id == g);
    }
    [[nodiscard]] const GoroutineState& subject() const { return m_world.goroutines[m_event->g]; }
    [[nodiscard]] const ObjectState& object() const { return m_world.objects[m_event->obj]; }
    [[nodiscard]] ObjectKind objectKind() const { return m_trace.object(m_event->obj).kind; }
    [[nodiscard]] bool isProc(std::uint32_t p) const { return p < m_world.procs.size(); }
    [[nodiscard]] bool isQueue(std::uint32_t p) const { return p == kNoProc || isProc(p); }
    [[nodiscard]] bool isIdle(std::uint8_t p) const { return isProc(p) && m_world.procs[p].running == 0; }
    [[nodiscard]] bool alive(GoId g) const
    {
        return exists(g) && g != 0 && m_world.goroutines[g].state != State::Absent
            && m_world.goroutines[g].state != State::Done;
    }

    // -- what apply() relies on: a violation ends the check

    bool check()
    {
        const Event& e = *m_event;
        if (e.timeNs < m_world.timeNs)
            return report("time goes back");
        if (e.g != 0 && subject().state != e.before())
            return report(
                fmt::format("says that it was {}, but it was {}", stateName(e.before()), stateName(subject().state)));
        if (isTransition(e.kind))
            return need(e.g != 0, "a change of state needs a goroutine")
                && need(!subject().leaked, "it moves, but it was said that it never can again") && rule();
        if (e.g != 0 && e.before() != e.after())
            return report("this kind of event changes no state");
        return objectFits() && rule();
    }

    static bool isTransition(EventKind kind) { return kind <= EventKind::GoSteal; }

    bool moves(State from, State to)
    {
        return need(m_event->before() == from && m_event->after() == to, "this change of state is not legal here");
    }

    bool onItsProcessor()
    {
        return need(isProc(subject().proc) && m_world.procs[subject().proc].running == m_event->g,
            "it does not run on any processor");
    }

    bool isText(std::uint32_t id) { return need(id < m_trace.strings().size(), "its text is not in the table"); }

    bool objectFits()
    {
        const ObjectKind kind = objectKind();
        // Some things are locked through a mutex inside of them and shown as one: a file, a Once, a sync.Map.
        const bool isLock = kind == ObjectKind::Mutex || kind == ObjectKind::RWMutex || kind == ObjectKind::Stdout
            || kind == ObjectKind::Once || kind == ObjectKind::SyncMap;
        bool fits = true;
        switch (m_event->kind) {
        case EventKind::MapFlag:
        case EventKind::MapEnter:
        case EventKind::MapLeave:
        case EventKind::MapInsert:
        case EventKind::MapDelete:
        case EventKind::MapClear:
            fits = kind == ObjectKind::Map;
            break;
        case EventKind::WgCounter:
        case EventKind::WgWaiters:
            fits = kind == ObjectKind::WaitGroup;
            break;
        case EventKind::LockAcquire:
        case EventKind::LockRelease:
        case EventKind::LockMode:
            fits = isLock;
            break;
        case EventKind::RLock:
        case EventKind::RUnlock:
            fits = kind == ObjectKind::RWMutex;
            break;
        case EventKind::CondSignal:
            fits = kind == ObjectKind::Cond;
            break;
        case EventKind::ChanSend:
        case EventKind::ChanRecv:
        case EventKind::ChanClose:
            fits = kind == ObjectKind::Chan;
            break;
        case EventKind::PoolLimit:
        case EventKind::PoolWaiters:
        case EventKind::PoolTimeout:
            fits = kind == ObjectKind::Pool;
            break;
        case EventKind::ConnOpen:
        case EventKind::ConnCheckout:
        case EventKind::ConnReturn:
        case EventKind::ConnClose:
        case EventKind::SessionEnd:
            fits = kind == ObjectKind::Conn;
            break;
        case EventKind::ObjectNew:
            fits = kind != ObjectKind::None;
            break;
        case EventKind::TimerFire:
            fits = kind == ObjectKind::None || kind == ObjectKind::Chan || kind == ObjectKind::Timer;
            break;
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
        case EventKind::ProcHandoff:
        case EventKind::Step:
        case EventKind::Panic:
        case EventKind::Recover:
        case EventKind::Output:
        case EventKind::GcStart:
        case EventKind::GcEnd:
        case EventKind::ProcessStatus:
        case EventKind::Milestone:
        case EventKind::GoLeak:
            break;
        }
        if (!fits)
            return report(fmt::format("the object is a {}", kindName(kind)));
        if (m_event->kind == EventKind::ObjectNew)
            return need(!object().exists, "the object exists already");
        return need(m_event->obj == 0 || object().exists, "the object does not exist yet");
    }

    /// Once statements are not recorded any more, the steps of a map are only recorded from the moment on when a second
    /// goroutine uses it.
    [[nodiscard]] bool wholeMaps() const { return m_world.position < m_trace.run().stepsUntil; }

    bool old(std::int32_t now)
    {
        return need(now == static_cast<std::int32_t>(m_event->b), "the old value does not fit");
    }
    bool oldFlag()
    {
        return need(
            m_event->a <= 1 && m_event->b == (object().flag ? 1U : 0U), "the old value of the flag does not fit");
    }
    bool oldOwner() { return need(object().owner == m_event->b, "the old owner does not fit"); }

    /// What must hold for each kind; those that change the subject's state first.
    bool rule()
    {
        const Event& e = *m_event;
        const auto a = static_cast<std::int32_t>(e.a);
        const auto b = static_cast<std::int32_t>(e.b);
        switch (e.kind) {
        case EventKind::GoCreate:
            if (e.after() == State::Waiting)
                return moves(State::Absent, State::Waiting)
                    && need(e.reason == Reason::Coroutine && e.p == kNoProc, "only a coroutine begins by waiting");
            return moves(State::Absent, State::Runnable) && need(isQueue(e.p), "no such processor");
        case EventKind::GoStart:
            return moves(State::Runnable, State::Running) && need(isIdle(e.p), "the processor is not free");
        case EventKind::GoPark:
            return need(isWaitReason(e.reason), "parks without a wait reason")
                && moves(State::Running, parkedState(e.reason)) && onItsProcessor();
        case EventKind::GoReady:
            return need(e.before() == State::Waiting || e.before() == State::Semacquire, "it is not parked")
                && moves(e.before(), State::Runnable) && need(isQueue(e.p), "no such processor");
        case EventKind::GoYield:
            return moves(State::Running, State::Runnable) && onItsProcessor()
                && need(isQueue(e.p), "no such processor");
        case EventKind::GoSyscall:
            return moves(State::Running, State::Syscall) && onItsProcessor();
        case EventKind::GoSyscallExit:
            if (e.after() == State::Runnable)
                return moves(State::Syscall, State::Runnable)
                    && need(e.p == kNoProc, "without a processor it goes to the global queue");
            return moves(State::Syscall, State::Running) && need(isIdle(e.p), "the processor is not free");
        case EventKind::GoEnd:
            return moves(State::Running, State::Done) && onItsProcessor();
        case EventKind::GoCrash:
            return moves(State::Running, State::Crashed) && onItsProcessor() && isText(e.b);
        case EventKind::GoSteal:
            return moves(State::Runnable, State::Runnable) && need(isQueue(e.p), "no such processor");
        case EventKind::ProcHandoff:
            return need(e.g != 0 && subject().state == State::Syscall && isProc(e.p) && subject().proc == e.p,
                       "it is not in a system call on that processor")
                && need(m_world.procs[e.p].thread == e.b && e.a != e.b, "the threads do not fit");
        case EventKind::Step:
            return need(e.g != 0, "a statement needs a goroutine");
        case EventKind::Panic:
        case EventKind::Recover:
            return need(e.g != 0, "a panic needs a goroutine") && isText(e.b);
        case EventKind::Output:
            return need(e.a == 1 || e.a == 2, "neither stdout nor stderr") && isText(e.b);
        case EventKind::ObjectNew:
        case EventKind::CondSignal:
            return true;
        case EventKind::MapFlag:
            return need(e.a <= 1 && e.b <= 1, "a flag is set or not") && (!wholeMaps() || oldFlag());
        case EventKind::LockMode:
            return oldFlag();
        case EventKind::MapEnter:
            return need(e.g != 0 && e.a >= 1 && e.a <= 3, "enters neither to write nor to read nor to iterate")
                && need(!inside(e.a), "it is inside already");
        case EventKind::MapLeave:
            return need(inside(e.a), "it is not inside");
        case EventKind::MapInsert:
            return need(e.a < kMaxMapCells, "no such cell") && need(inside(1), "it is not inside to write")
                && need(!wholeMaps() || !m_world.mapOf(e.obj).occupied(e.a), "the cell is taken")
                && need(!wholeMaps() || b == object().value + 1, "the number of keys does not fit");
        case EventKind::MapDelete:
            return need(e.a < kMaxMapCells, "no such cell") && need(inside(1), "it is not inside to write")
                && need(!wholeMaps() || m_world.mapOf(e.obj).occupied(e.a), "the cell is empty")
                && need(!wholeMaps() || b == object().value - 1, "the number of keys does not fit");
        case EventKind::MapClear:
            return need(e.a == 0, "a map that was emptied has no keys")
                && need(!wholeMaps() || (object().value == 0 && m_world.mapOf(e.obj).cells.empty()),
                    "the map is not empty");
        case EventKind::WgCounter:
            return old(object().value) && need(a != b, "the counter does not change");
        case EventKind::WgWaiters:
            return old(object().waiters) && need(a >= 0 && a != b, "the number of waiters does not fit");
        case EventKind::LockAcquire:
            return oldOwner() && need(e.g != 0 && e.b == 0, "it is locked already")
                && need(object().value == 0, "there are readers inside");
        case EventKind::LockRelease:
            return oldOwner() && need(e.b != 0, "it is not locked");
        case EventKind::RLock:
            return old(object().value) && need(a == b + 1, "one reader at a time")
                && need(object().owner == 0, "there is a writer inside");
        case EventKind::RUnlock:
            return old(object().value) && need(a == b - 1 && a >= 0, "one reader at a time");
        case EventKind::ChanSend:
            return need(!object().closed, "the channel is closed") && need(exists(e.b), "no such receiver")
                && need(a == object().value + (e.b == 0 ? 1 : 0) && e.a <= m_trace.object(e.obj).size,
                    "the number of values inside does not fit");
        case EventKind::ChanRecv:
            return need(exists(e.b), "no such sender") && received(a);
        case EventKind::ChanClose:
            return need(!object().closed && e.a == 1 && e.b == 0, "the channel is closed already");
        case EventKind::TimerFire:
            return need(e.g == 0 && exists(e.a), "a timer belongs to the runtime and wakes a goroutine that exists");
        case EventKind::PoolLimit:
            return old(object().value) && need(a >= 0, "the limit is negative");
        case EventKind::PoolWaiters:
            return old(object().waiters) && need(a >= 0 && a != b, "the number of waiters does not fit");
        case EventKind::PoolTimeout:
            return old(object().timeouts) && need(a == b + 1, "one timeout at a time");
        case EventKind::ConnOpen:
            return need(e.a == m_trace.object(e.obj).parent, "it belongs to another pool")
                && need(!m_opened[e.obj], "it is open already");
        case EventKind::ConnCheckout:
            return usable() && oldOwner() && need(e.b == 0, "somebody else holds it")
                && need(e.a == e.g && e.g != 0, "the holder is not the one who takes it");
        case EventKind::ConnReturn:
            return usable() && oldOwner() && need(e.b != 0 && e.a == 0, "nobody holds it");
        case EventKind::ConnClose:
            return need(m_opened[e.obj] && !object().closed, "it is not open") && oldOwner();
        case EventKind::SessionEnd:
            return usable() && oldOwner() && need(e.g == 0, "the server ends a session, not a goroutine");
        case EventKind::GcStart:
            return need(!m_world.collecting, "a collection is running already");
        case EventKind::GcEnd:
            return need(m_world.collecting, "no collection is running");
        case EventKind::ProcessStatus:
            return need(e.b == static_cast<std::uint32_t>(m_world.process) && e.a > e.b
                    && e.a <= static_cast<std::uint32_t>(ProcessStatus::Exited),
                "a process does not go back to life");
        case EventKind::Milestone:
            return need(e.a < static_cast<std::uint32_t>(kMilestoneKindCount), "unknown milestone") && isText(e.b);
        case EventKind::GoLeak:
            return need(e.g != 0 && (subject().state == State::Waiting || subject().state == State::Semacquire),
                       "it does not wait")
                && need(!subject().leaked, "that was said before")
                && need(e.obj == subject().waitingFor, "it waits for something else");
        }
        return report("unknown kind");
    }

    [[nodiscard]] bool inside(std::uint32_t how) const
    {
        const auto& visitors = m_world.mapOf(m_event->obj).inside;
        const MapVisitor visitor{m_event->g, static_cast<std::uint8_t>(how)};
        return how <= 3 && std::find(visitors.begin(), visitors.end(), visitor) != visitors.end();
    }

    bool received(std::int32_t length)
    {
        const bool nothingLeft = object().closed && object().value == 0 && length == 0;
        return need(nothingLeft || length == object().value - (m_event->b == 0 ? 1 : 0),
                   "the number of values inside does not fit")
            && need(length >= 0, "the channel is empty");
    }

    bool usable()
    {
        return need(m_opened[m_event->obj] && !object().closed && !object().sessionEnded, "the connection is not open");
    }

    // -- what apply() would take but Go would not do: collected

    void soft()
    {
        const Event& e = *m_event;
        if (e.g != 0 && !mayMoveStack(e.kind) && e.stack != subject().stack)
            report("its stack moves although it does not run");
        // While it is dying the others go on for a moment, until the world is frozen for the dump.
        const bool dead = m_world.process == ProcessStatus::Stalled || m_world.process == ProcessStatus::Exited;
        if (dead && !afterDeath(e.kind))
            report("the process is dead");
        if (!isTransition(e.kind) && e.g != 0 && e.kind != EventKind::Milestone && e.kind != EventKind::GoLeak
            && subject().state != State::Running && subject().state != State::Syscall
            && subject().state != State::Crashed)
            report(fmt::format("it is {}, so it cannot do this", stateName(subject().state)));
        switch (e.kind) {
        case EventKind::GoCreate:
            if (e.a != m_trace.goroutines()[e.g].parent || !exists(e.a) || (e.a != 0 && !alive(e.a)))
                report("its creator is somebody else, or not there");
            break;
        case EventKind::GoStart:
            if (e.b != subject().proc)
                report(fmt::format("it was in another queue ({})", subject().proc));
            threadIsFree();
            break;
        case EventKind::GoPark:
            parkedAtRightObject();
            break;
        case EventKind::GoReady:
            if (e.obj != subject().waitingFor)
                report("it waited for something else");
            if (!exists(e.a)
                || (e.a != 0 && m_world.goroutines[e.a].state != State::Running
                    && m_world.goroutines[e.a].state != State::Syscall))
                report("whoever woke it does not run");
            if (subject().reason == Reason::ChanReceiveNil || subject().reason == Reason::ChanSendNil
                || subject().reason == Reason::SelectNoCases)
                report("nothing can end this wait");
            break;
        case EventKind::GoYield:
            if (e.reason != Reason::Gosched && e.reason != Reason::Preempted && e.reason != Reason::Goyield)
                report("yields without a reason");
            break;
        case EventKind::GoSyscall:
            if (e.b != subject().proc)
                report("it ran on another processor");
            break;
        case EventKind::GoSyscallExit:
            if (e.after() == State::Running)
                threadIsFree();
            break;
        case EventKind::GoCrash:
            if (e.obj != 0 && objectKind() != ObjectKind::Map)
                report("crashes in something that is no map");
            break;
        case EventKind::GoSteal:
            if (e.b != subject().proc || e.p == e.b)
                report("it was not in that queue");
            break;
        case EventKind::Step:
            if (m_world.position >= m_trace.run().stepsUntil)
                report("statements were not recorded any more");
            break;
        case EventKind::ConnOpen:
            m_opened[e.obj] = true;
            if (const ObjectState& pool = m_world.objects[e.a]; pool.value > 0 && pool.open >= pool.value)
                report("the pool has opened as many as it may");
            break;
        case EventKind::ProcHandoff:
        case EventKind::GoEnd:
        case EventKind::Panic:
        case EventKind::Recover:
        case EventKind::Output:
        case EventKind::ObjectNew:
        case EventKind::MapFlag:
        case EventKind::MapEnter:
        case EventKind::MapLeave:
        case EventKind::MapInsert:
        case EventKind::MapDelete:
        case EventKind::MapClear:
        case EventKind::WgCounter:
        case EventKind::WgWaiters:
        case EventKind::LockAcquire:
        case EventKind::LockRelease:
        case EventKind::LockMode:
        case EventKind::RLock:
        case EventKind::RUnlock:
        case EventKind::CondSignal:
        case EventKind::ChanSend:
        case EventKind::ChanRecv:
        case EventKind::ChanClose:
        case EventKind::TimerFire:
        case EventKind::PoolLimit:
        case EventKind::PoolWaiters:
        case EventKind::PoolTimeout:
        case EventKind::ConnCheckout:
        case EventKind::ConnReturn:
        case EventKind::ConnClose:
        case EventKind::SessionEnd:
        case EventKind::GcStart:
        case EventKind::GcEnd:
        case EventKind::ProcessStatus:
        case EventKind::Milestone:
        case EventKind::GoLeak:
            break;
        }
    }

    /// While it does not run nothing can move a goroutine's stack.
    static bool mayMoveStack(EventKind kind)
    {
        return kind != EventKind::GoStart && kind != EventKind::GoReady && kind != EventKind::GoSteal
            && kind != EventKind::ProcHandoff && kind != EventKind::GoSyscallExit && kind != EventKind::GoLeak;
    }

    /// Nothing in the process moves any more; the server and other clients notice.
    static bool afterDeath(EventKind kind)
    {
        return kind == EventKind::ProcessStatus || kind == EventKind::Milestone || kind == EventKind::SessionEnd
            || kind == EventKind::PoolTimeout;
    }

    void threadIsFree()
    {
        for (std::size_t p = 0; p < m_world.procs.size(); ++p) {
            if (p != m_event->p && m_world.procs[p].running != 0 && m_world.procs[p].thread == m_event->a)
                report(fmt::format("thread M{} runs P{}", m_event->a, p));
        }
    }

    void parkedAtRightObject()
    {
        const Reason reason = m_event->reason;
        const ObjectKind kind = objectKind();
        if (m_event->obj != 0 && !object().exists)
            report("the object does not exist yet");
        if (kind == ObjectKind::None)
            return;
        bool fits = true;
        if (reason == Reason::WaitGroupWait)
            fits = kind == ObjectKind::WaitGroup;
        else if (reason == Reason::MutexLock)
            fits = kind == ObjectKind::Mutex || kind == ObjectKind::RWMutex || kind == ObjectKind::Once
                || kind == ObjectKind::SyncMap || kind == ObjectKind::Stdout;
        else if (reason == Reason::RWMutexLock || reason == Reason::RWMutexRLock)
            fits = kind == ObjectKind::RWMutex;
        else if (reason == Reason::ChanReceive || reason == Reason::ChanSend)
            fits = kind == ObjectKind::Chan;
        else if (reason == Reason::CondWait)
            fits = kind == ObjectKind::Cond;
        if (!fits)
            report(fmt::format("parks for {} at a {}", identifier(reason), kindName(kind)));
    }

    // -- conservation

    void atTheEnd()
    {
        m_event = nullptr;
        std::array<std::uint32_t, kStateCount> counts{};
        std::uint64_t held = 0;
        for (const GoroutineState& g : m_world.goroutines) {
            if (g.state != State::Absent)
                ++counts[static_cast<std::size_t>(g.state)];
            held += g.connections;
        }
        if (counts != m_world.counts)
            report("goroutines were lost or made from nothing");
        std::uint64_t owned = 0;
        for (ObjectId id = 1; id < m_world.objects.size(); ++id)
            owned += m_trace.object(id).kind == ObjectKind::Conn && m_world.objects[id].owner != 0 ? 1U : 0U;
        if (held != owned || owned != m_world.connectionsInUse)
            report("connections were lost or made from nothing");
        const Outcome outcome = m_trace.run().outcome;
        if ((outcome == Outcome::Fatal || outcome == Outcome::Panic)
            && m_world.counts[static_cast<std::size_t>(State::Crashed)] == 0)
            report("the run is said to have crashed, but nobody did");
    }

    const Trace& m_trace;
    std::size_t m_limit;
    World m_world;
    std::vector<bool> m_opened; ///< connections that were dialled
    const Event* m_event = nullptr;
    std::vector<Violation> m_violations;
};

} // namespace

std::vector<Violation> validate(const Trace& trace, std::size_t limit)
{
    return Validator(trace, limit).run();
}

Expected<std::shared_ptr<const Trace>> readTrace(std::string_view json, const std::string& where)
{
    auto trace = readJson(json, where);
    if (!trace)
        return trace;
    const std::vector<Violation> violations = validate(**trace, 1);
    if (!violations.empty())
        return Error{Error::Kind::InvalidData,
            fmt::format("event {} cannot have happened: {}", violations.front().event, violations.front().what), where,
            ""};
    return trace;
}

} // namespace ws::replay
