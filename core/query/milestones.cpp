#include "query/milestones.h"

#include "query/objects.h"
#include "query/waits.h"
#include "trace/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace ws::query {

namespace {

/// The position at which the process lives for the last time: before the crash, before main returns or somebody exits.
EventIndex lastLivingMoment(const Trace& trace)
{
    for (EventIndex i = 0; i < trace.size(); ++i) {
        const Event& e = trace.event(i);
        const bool mainReturns = e.kind == EventKind::GoEnd && e.g == 1 && i + 1 < trace.size()
            && trace.event(i + 1).kind == EventKind::ProcessStatus;
        if (e.kind == EventKind::ProcessStatus || e.kind == EventKind::GoCrash || mainReturns)
            return i;
    }
    return trace.size();
}

/// Has anybody unlocked what another had locked?
LockUse lockUse(const Trace& trace)
{
    const bool anybody = std::any_of(trace.events().begin(), trace.events().end(),
        [](const Event& e) { return e.kind == EventKind::LockRelease && e.b != 0 && e.b != e.g; });
    return anybody ? LockUse::ByAnybody : LockUse::ByOwner;
}

/// One pass over the events collects where the turning points are; the words are made afterwards, with the World there.
class Finder {
public:
    explicit Finder(const TraceIndex& index)
        : m_index(index)
        , m_trace(index.trace())
        , m_cursor(std::shared_ptr<const TraceIndex>(&index, [](const TraceIndex*) {}))
        , m_parkReason(index.finalWorld().goroutines.size(), Reason::None)
        , m_inside(index.finalWorld().maps.size())
    {
    }

    std::vector<Milestone> find()
    {
        for (EventIndex i = 0; i < m_trace.size(); ++i)
            look(i, m_trace.event(i));
        leakedConnection();
        partialDeadlock();
        theEnd();
        std::vector<Milestone> result;
        for (const auto& found : m_found) {
            if (found)
                result.push_back(*found);
        }
        std::stable_sort(
            result.begin(), result.end(), [](const Milestone& a, const Milestone& b) { return a.event < b.event; });
        for (Milestone& milestone : result) {
            if (milestone.text.empty())
                milestone.text = words(milestone);
        }
        return result;
    }

private:
    bool has(MilestoneKind kind) const { return m_found[static_cast<std::size_t>(kind)].has_value(); }

    void add(MilestoneKind kind, EventIndex event, GoId g, ObjectId object)
    {
        auto& place = m_found[static_cast<std::size_t>(kind)];
        if (!place || !place->text.empty())
            place = Milestone{event, m_trace.event(event).timeNs, kind, g, object, {}};
    }

    void look(EventIndex i, const Event& e)
    {
        switch (e.kind) {
        case EventKind::GoCreate:
            if (e.a != 0 && !m_firstWorker && isUsers(e.g)) {
                m_firstWorker = true;
                add(MilestoneKind::FirstWorker, i, e.g, 0);
            }
            break;
        case EventKind::GoPark:
            m_parkReason[e.g] = e.reason;
            mainParks(i, e);
            break;
        case EventKind::GoReady:
            if (e.a == 0 && m_parkReason[e.g] == Reason::Sleep && e.g != 1 && !has(MilestoneKind::TimersFire))
                add(MilestoneKind::TimersFire, i, e.g, 0);
            break;
        case EventKind::MapEnter:
            mapEnter(i, e);
            break;
        case EventKind::MapLeave:
            mapLeave(e);
            break;
        case EventKind::GoCrash:
            if (!has(MilestoneKind::Crash))
                add(MilestoneKind::Crash, i, e.g, e.obj);
            break;
        case EventKind::PoolTimeout:
            if (!m_timeout)
                add(MilestoneKind::FirstTimeout, i, e.g, e.obj);
            m_timeout = true;
            break;
        case EventKind::SessionEnd:
            if (!m_sessions)
                add(MilestoneKind::SessionsEnd, i, 0, m_trace.object(e.obj).parent);
            m_sessions = true;
            break;
        case EventKind::ProcessStatus:
            status(i, static_cast<ProcessStatus>(e.a));
            break;
        case EventKind::Milestone:
            said(i, e);
            break;
        case EventKind::GoLeak:
            leak(i, e);
            break;
        case EventKind::GoStart:
        case EventKind::GoYield:
        case EventKind::GoSyscall:
        case EventKind::GoSyscallExit:
        case EventKind::GoEnd:
        case EventKind::GoSteal:
        case EventKind::ProcHandoff:
        case EventKind::Step:
        case EventKind::Panic:
        case EventKind::Recover:
        case EventKind::Output:
        case EventKind::ObjectNew:
        case EventKind::MapFlag:
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
        case EventKind::ConnOpen:
        case EventKind::ConnCheckout:
        case EventKind::ConnReturn:
        case EventKind::ConnClose:
        case EventKind::GcStart:
        case EventKind::GcEnd:
            break;
        }
    }

    /// The first goroutines that were found to be lost, all at one look.
    void leak(EventIndex i, const Event& e)
    {
        if (m_stuck.empty() || (m_lastLeak + 1 == i && m_trace.event(m_lastLeak).timeNs == e.timeNs)) {
            m_stuck.push_back(e.g);
            m_lastLeak = i;
        }
    }

    /// A goroutine of the program, not one that the library started for itself (database/sql.(*DB).connectionOpener).
    bool isUsers(GoId g) const
    {
        const StackId at = m_trace.goroutines()[g].createdAt;
        if (at == 0)
            return true;
        const StackFrame& frame = m_trace.frame(at);
        return frame.file < m_trace.files().size() && m_trace.files()[frame.file].user;
    }

    /// Best in WaitGroup.Wait; a main that waits otherwise (a channel, a select) counts until then.
    void mainParks(EventIndex i, const Event& e)
    {
        if (e.g != 1 || !m_firstWorker)
            return;
        const bool wait = exactReason(e.reason, m_trace.object(e.obj).kind) == Reason::WaitGroupWait;
        const bool other = e.reason == Reason::ChanReceive || e.reason == Reason::Select
            || e.reason == Reason::SelectNoCases || e.reason == Reason::CondWait;
        if ((wait && !m_mainWaits) || (other && !has(MilestoneKind::MainParks))) {
            m_found[static_cast<std::size_t>(MilestoneKind::MainParks)].reset();
            add(MilestoneKind::MainParks, i, 1, e.obj);
        }
        m_mainWaits = m_mainWaits || wait;
    }

    void mapEnter(EventIndex i, const Event& e)
    {
        auto& inside = m_inside[m_index.finalWorld().objects[e.obj].map];
        const bool meets = std::any_of(inside.begin(), inside.end(),
            [&e](const replay::MapVisitor& other) { return other.g != e.g && (other.how == 1 || e.a == 1); });
        if (meets && !m_meeting)
            add(MilestoneKind::FirstMeeting, i, e.g, e.obj);
        m_meeting = m_meeting || meets;
        inside.push_back({e.g, static_cast<std::uint8_t>(e.a)});
    }

    void mapLeave(const Event& e)
    {
        auto& inside = m_inside[m_index.finalWorld().objects[e.obj].map];
        const auto place =
            std::find(inside.begin(), inside.end(), replay::MapVisitor{e.g, static_cast<std::uint8_t>(e.a)});
        if (place != inside.end())
            inside.erase(place);
    }

    void status(EventIndex i, ProcessStatus to)
    {
        switch (to) {
        case ProcessStatus::Alive:
            break;
        case ProcessStatus::Dying:
            if (m_trace.run().outcome == Outcome::Deadlock)
                add(MilestoneKind::Deadlock, i, 0, 0);
            break;
        case ProcessStatus::Stalled:
            add(MilestoneKind::Stalled, i, 0, 0);
            break;
        case ProcessStatus::Exited:
            m_exit = i;
            if (m_trace.run().outcome != Outcome::Exited)
                add(MilestoneKind::Exit, i, 0, 0);
            break;
        }
    }

    /// What the machine said itself stands until the trace shows it.
    void said(EventIndex i, const Event& e)
    {
        if (e.a >= static_cast<std::uint32_t>(kMilestoneKindCount) || e.a == 0)
            return;
        // A program that ends by itself has its End, which says more.
        if (static_cast<MilestoneKind>(e.a) == MilestoneKind::Exit && m_trace.run().outcome == Outcome::Exited)
            return;
        auto& place = m_found[e.a];
        if (!place)
            place = Milestone{i, e.timeNs, static_cast<MilestoneKind>(e.a), e.g, e.obj, m_trace.string(e.b)};
    }

    /// Held at the end by a goroutine that returned while the process lived: from then on nobody could give it back.
    void leakedConnection()
    {
        const World& end = m_index.finalWorld();
        std::optional<Milestone> first;
        for (ObjectId id = 1; id < end.objects.size(); ++id) {
            if (m_trace.object(id).kind != ObjectKind::Conn || !end.heldByNobody(id))
                continue;
            const GoId g = end.objects[id].owner;
            const EventIndex event = end.goroutines[g].lastEvent - 1;
            if (!first || event < first->event)
                first = Milestone{event, m_trace.event(event).timeNs, MilestoneKind::LeakedConnection, g, id, {}};
        }
        if (first)
            m_found[static_cast<std::size_t>(MilestoneKind::LeakedConnection)] = first;
    }

    /// What the machine has proved, or else at the last moment of the living process: a set of goroutines that nobody
    /// outside it could wake, while somebody outside went on.
    void partialDeadlock()
    {
        if (!m_stuck.empty()) {
            m_proved = true;
            add(MilestoneKind::PartialDeadlock, m_lastLeak, m_stuck.front(), m_trace.event(m_lastLeak).obj);
            return;
        }
        if (m_trace.run().outcome == Outcome::Deadlock)
            return;
        const EventIndex last = lastLivingMoment(m_trace);
        m_cursor.seek(last);
        const World& world = m_cursor.world();
        const std::vector<GoId> stuck = stuckForever(m_index, world, lockUse(m_trace));
        if (stuck.empty())
            return;
        EventIndex since = 0;
        GoId latest = stuck.front();
        for (const GoId g : stuck) {
            if (world.goroutines[g].lastEvent > since) {
                since = world.goroutines[g].lastEvent;
                latest = g;
            }
        }
        const bool othersLive = std::any_of(m_trace.events().begin() + since, m_trace.events().begin() + last,
            [&stuck](const Event& e) { return e.g != 0 && !std::binary_search(stuck.begin(), stuck.end(), e.g); });
        if (!othersLive)
            return;
        m_stuck = stuck;
        add(MilestoneKind::PartialDeadlock, since - 1, latest, world.goroutines[latest].waitingFor);
    }

    void theEnd()
    {
        if (m_trace.size() == 0)
            return;
        const EventIndex last = m_trace.size() - 1;
        if (m_trace.run().outcome == Outcome::Limit && !has(MilestoneKind::Limit))
            add(MilestoneKind::Limit, last, 0, 0);
        else if (m_trace.run().outcome == Outcome::Exited && !has(MilestoneKind::Stalled))
            add(MilestoneKind::End, m_exit.value_or(last), 0, 0);
    }

    // -- the words

    std::string words(const Milestone& m)
    {
        m_cursor.seek(m.event + 1);
        const World& world = m_cursor.world();
        switch (m.kind) {
        case MilestoneKind::None:
            return {};
        case MilestoneKind::FirstWorker:
            return fmt::format(
                "{} starts the first worker, {}: it is runnable, so it waits for a processor, not for data.",
                goName(m_trace.goroutines()[m.g].parent), goName(m.g));
        case MilestoneKind::MainParks:
            return mainParksWords(m, world);
        case MilestoneKind::TimersFire:
            return timersWords(m);
        case MilestoneKind::FirstMeeting:
            return meetingWords(m, world);
        case MilestoneKind::Crash:
            return crashWords(m, world);
        case MilestoneKind::FirstTimeout:
            return timeoutWords(m, world);
        case MilestoneKind::Deadlock:
            return fmt::format("All {} that are left wait for each other, and no timer is pending: the runtime ends "
                               "the program with exit code {}.",
                plural(world.counts[static_cast<std::size_t>(State::Waiting)]
                        + world.counts[static_cast<std::size_t>(State::Semacquire)],
                    "goroutine"),
                m_trace.run().exitCode);
        case MilestoneKind::PartialDeadlock:
            return partialDeadlockWords(m, world);
        case MilestoneKind::Exit:
            return fmt::format("The process is gone, with exit code {}: {}", m_trace.run().exitCode,
                m_trace.run().outcome == Outcome::Deadlock ? "nothing in it could move any more."
                                                           : "no deferred call ran, and nobody called Done.");
        case MilestoneKind::Stalled:
            return fmt::format(
                "Nobody reads the pipe behind stderr and the dump does not fit: the process neither runs nor "
                "dies, and {} checked out.",
                world.connectionsInUse == 1 ? "1 connection stays"
                                            : fmt::format("{} connections stay", formatCount(world.connectionsInUse)));
        case MilestoneKind::SessionsEnd:
            return "The kernel closes the sockets of the dead process, and the server ends every session of its "
                   "connections.";
        case MilestoneKind::LeakedConnection:
            return fmt::format("{} returns while it still holds {}: no goroutine is left that could give it back.",
                sentence(goName(m.g)), objectName(m_trace, m.object));
        case MilestoneKind::Limit:
            return fmt::format("The run stops here at a limit of Waitscope: {}.",
                m_trace.run().message.empty() ? "it went on for too long" : m_trace.run().message);
        case MilestoneKind::End:
            return endWords(world);
        }
        return {};
    }

    std::string partialDeadlockWords(const Milestone& m, const World& world) const
    {
        const bool one = m_stuck.size() == 1;
        const std::string who = one ? goName(m_stuck.front()) : plural(m_stuck.size(), "goroutine");
        if (!m_proved)
            return fmt::format("{} can never move again, although the program goes on: whoever could wake {} waits, "
                               "too, or has returned.",
                who, one ? "it" : "them");
        if (one)
            return fmt::format("{} can never move again, although others can: {}.", who, whyNever(m_trace, world, m.g));
        return fmt::format("{} can never move again, although others can: nothing that can still move has a reference "
                           "to what they wait for. The first is {}: {}.",
            who, goName(m.g), whyNever(m_trace, world, m.g));
    }

    std::string mainParksWords(const Milestone& m, const World& world) const
    {
        const Event& e = m_trace.event(m.event);
        const Reason reason = exactReason(e.reason, m_trace.object(e.obj).kind);
        if (reason == Reason::WaitGroupWait && m.object != 0)
            return fmt::format("main parks in {}.Wait(): it sleeps until {} of Done have been made.",
                objectName(m_trace, m.object),
                plural(static_cast<std::uint64_t>(std::max(0, world.objects[m.object].value)), "call"));
        if (reason == Reason::WaitGroupWait)
            return "main parks in Wait() until the counter is zero.";
        return fmt::format("main {} and parks{}.", plainReason(e.reason),
            m.object == 0 ? std::string() : fmt::format(" ({})", objectName(m_trace, m.object)));
    }

    std::string timersWords(const Milestone& m) const
    {
        constexpr std::uint64_t kTogetherNs = 1'000'000;
        std::uint64_t together = 0;
        std::vector<Reason> reasons(m_parkReason.size(), Reason::None);
        for (EventIndex i = 0; i < m_trace.size(); ++i) {
            const Event& e = m_trace.event(i);
            if (i >= m.event && e.timeNs > m.timeNs + kTogetherNs)
                break;
            if (e.kind == EventKind::GoPark)
                reasons[e.g] = e.reason;
            if (i >= m.event && e.kind == EventKind::GoReady && e.a == 0 && reasons[e.g] == Reason::Sleep)
                ++together;
        }
        if (together > 1)
            return fmt::format(
                "The timers of {} goroutines fire within a millisecond: all of them become runnable, and "
                "there are only {}.",
                formatCount(together), plural(m_trace.run().procs, "processor"));
        return fmt::format("The timer of {} fires: it has slept enough and is runnable again.", goName(m.g));
    }

    std::string meetingWords(const Milestone& m, const World& world) const
    {
        const std::uint32_t how = m_trace.event(m.event).a;
        for (const replay::MapVisitor& other : world.mapOf(m.object).inside) {
            if (other.g == m.g || (how != 1 && other.how != 1))
                continue;
            const std::string_view does = how == 1 ? "write" : how == 2 ? "read" : "iterate over";
            return fmt::format("{} begins to {} {} while {} is {} it: nothing keeps them apart, for a map has no lock.",
                goName(m.g), does, objectNameWithKind(m_trace, m.object), goName(other.g),
                other.how == 1       ? "writing"
                    : other.how == 2 ? "reading"
                                     : "iterating over");
        }
        return {};
    }

    std::string crashWords(const Milestone& m, const World& world) const
    {
        const std::string& message = m_trace.string(m_trace.event(m.event).b);
        const std::string line = message.substr(0, message.find('\n'));
        std::string text = line.empty() ? "The program dies" : line;
        OtherVisitor other;
        if (m.object != 0 && m_trace.object(m.object).kind == ObjectKind::Map)
            other = otherVisitor(m_trace, world, m.event);
        if (other.g != 0)
            text += fmt::format(" — {} was in {} while {} was {} it.", goName(m.g),
                objectNameWithKind(m_trace, m.object), goName(other.g),
                other.how == 1       ? "writing"
                    : other.how == 2 ? "reading"
                                     : "iterating over");
        else
            text += fmt::format(" — in {}, and nothing can stop it.", goName(m.g));
        const std::string left = leftBehind(world);
        return left.empty() ? text : text + " " + left;
    }

    /// "253 calls of Done will never come; 100 connections stay checked out."
    std::string leftBehind(const World& world) const
    {
        // Between the fatal error and the freeze the others go on for some microseconds: what is missing at the very
        // end will never come.
        const World& end = m_index.finalWorld();
        std::int64_t missing = 0;
        for (ObjectId id = 1; id < end.objects.size(); ++id) {
            if (m_trace.object(id).kind == ObjectKind::WaitGroup)
                missing += std::max(0, end.objects[id].value);
        }
        std::vector<std::string> parts;
        if (missing > 0)
            parts.push_back(
                fmt::format("{} of Done will never come", plural(static_cast<std::uint64_t>(missing), "call")));
        if (world.connectionsInUse > 0)
            parts.push_back(fmt::format("{} checked out at this moment",
                world.connectionsInUse == 1 ? "1 connection is"
                                            : fmt::format("{} connections are", formatCount(world.connectionsInUse))));
        if (parts.empty())
            return {};
        return sentence(parts.size() == 2 ? parts[0] + "; " + parts[1] : parts[0]) + ".";
    }

    std::string timeoutWords(const Milestone& m, const World& world) const
    {
        const std::string pool = objectName(m_trace, m.object);
        if (m.g == 0)
            return fmt::format("Another client: \"timed out while checking out a connection from connection pool\". "
                               "The {} that the dead process held "
                               "still occupy the server.",
                plural(world.connectionsOpen, "session"));
        return fmt::format("{} gives up: it has waited too long for one of the {} of {}.", goName(m.g),
            plural(static_cast<std::uint64_t>(std::max(0, world.objects[m.object].open)), "connection"), pool);
    }

    std::string endWords(const World& world) const
    {
        const std::uint32_t alive = world.counts[static_cast<std::size_t>(State::Waiting)]
            + world.counts[static_cast<std::size_t>(State::Runnable)]
            + world.counts[static_cast<std::size_t>(State::Semacquire)]
            + world.counts[static_cast<std::size_t>(State::Syscall)];
        std::string text = fmt::format("The program ends with exit code {}", m_trace.run().exitCode);
        const bool mainReturned = world.goroutines.size() > 1 && world.goroutines[1].state == State::Done;
        if (alive > 0)
            text += fmt::format(": {} does not wait for the {} that {} still there", mainReturned ? "main" : "os.Exit",
                plural(alive, "goroutine"), alive == 1 ? "is" : "are");
        else
            text += ": every goroutine has returned";
        if (world.connectionsInUse > 0)
            text += fmt::format(", and {} never given back",
                world.connectionsInUse == 1 ? "1 connection was"
                                            : fmt::format("{} connections were", formatCount(world.connectionsInUse)));
        else if (world.connectionsOpen > 0)
            text += ", and every connection is back in its pool";
        return text + ".";
    }

    const TraceIndex& m_index;
    const Trace& m_trace;
    replay::Cursor m_cursor;
    std::array<std::optional<Milestone>, kMilestoneKindCount> m_found;
    std::vector<Reason> m_parkReason; ///< by goroutine: why it parked last
    std::vector<std::vector<replay::MapVisitor>> m_inside;
    std::vector<GoId> m_stuck;
    EventIndex m_lastLeak = 0;
    bool m_proved = false;
    std::optional<EventIndex> m_exit;
    bool m_firstWorker = false, m_mainWaits = false, m_meeting = false, m_timeout = false, m_sessions = false;
};

} // namespace

std::vector<Milestone> milestones(const TraceIndex& index)
{
    return Finder(index).find();
}

std::vector<GoId> lostGoroutines(const TraceIndex& index)
{
    const Trace& trace = index.trace();
    replay::Cursor cursor(std::shared_ptr<const TraceIndex>(&index, [](const TraceIndex*) {}));
    cursor.seek(lastLivingMoment(trace));
    std::vector<GoId> lost = stuckForever(index, cursor.world(), lockUse(trace));
    if (trace.run().outcome == Outcome::Deadlock) // the others wait for each other: that is not partial
        std::erase_if(lost, [&](GoId g) { return !cursor.world().goroutines[g].leaked; });
    return lost;
}

} // namespace ws::query
