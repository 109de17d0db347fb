#include "query/explain.h"

#include "query/objects.h"
#include "query/waits.h"
#include "trace/labels.h"

#include <fmt/format.h>

#include <algorithm>

namespace ws::query {

namespace {

constexpr std::size_t kQuoteLength = 100;

/// The first line of a text, shortened for a caption.
std::string quote(std::string_view text)
{
    while (!text.empty() && text.front() == '\n')
        text.remove_prefix(1);
    const bool cut = text.find('\n') != std::string_view::npos && text.find('\n') + 1 < text.size();
    text = text.substr(0, text.find('\n'));
    if (text.size() <= kQuoteLength)
        return std::string(text) + (cut ? " …" : "");
    std::size_t end = kQuoteLength;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // never inside a UTF-8 character
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::uint64_t positive(std::int32_t number)
{
    return number < 0 ? 0 : static_cast<std::uint64_t>(number);
}

/// Says what one event did. Every member function of one line is one kind of event.
class Explainer {
public:
    Explainer(const TraceIndex& index, const World& world)
        : m_index(index)
        , m_trace(index.trace())
        , m_world(world)
        , m_event(m_trace.event(world.position - 1))
        , m_who(goName(m_event.g))
        , m_what(objectName(m_trace, m_event.obj))
        , m_the(objectNameWithKind(m_trace, m_event.obj))
    {
    }

    std::string text() const
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
            return fmt::format(
                "The system call of {} takes long: P{} leaves its thread M{} behind and goes on with M{}.", m_who,
                m_event.p, m_event.b, m_event.a);
        case EventKind::Step:
            return step();
        case EventKind::Panic:
            return fmt::format("{} panics ({}): its deferred calls run now.", m_who, quote(m_trace.string(m_event.b)));
        case EventKind::Recover:
            return fmt::format("{} recovers from its panic ({}): the function that panicked does not go on, its caller "
                               "does.",
                m_who, quote(m_trace.string(m_event.b)));
        case EventKind::Output:
            return fmt::format(
                "{} writes to {}: {}", m_who, m_event.a == 2 ? "stderr" : "stdout", quote(m_trace.string(m_event.b)));
        case EventKind::ObjectNew:
            return objectNew();
        case EventKind::MapFlag:
            return mapFlag();
        case EventKind::MapEnter:
            return mapEnter();
        case EventKind::MapLeave:
            return mapLeave();
        case EventKind::MapInsert:
            return fmt::format("{} puts a new key into {}, which now has {}.", m_who, m_the,
                plural(positive(m_world.objects[m_event.obj].value), "key"));
        case EventKind::MapDelete:
            return fmt::format("{} takes a key out of {}, which now has {}.", m_who, m_the,
                plural(positive(m_world.objects[m_event.obj].value), "key"));
        case EventKind::MapClear:
            return fmt::format("{} empties {}: {} gone.", m_who, m_the,
                m_event.b == 1 ? "1 key is" : fmt::format("{} keys are", formatCount(m_event.b)));
        case EventKind::WgCounter:
            return wgCounter();
        case EventKind::WgWaiters:
            return wgWaiters();
        case EventKind::LockAcquire:
            return lockAcquire();
        case EventKind::LockRelease:
            return lockRelease();
        case EventKind::LockMode:
            return m_event.a != 0
                ? fmt::format(
                    "Somebody has waited for {} for more than 1 ms: it enters starvation mode, and Unlock now hands "
                    "it over to the first in line.",
                    m_what)
                : fmt::format("{} leaves starvation mode: whoever comes first may lock it again.", sentence(m_what));
        case EventKind::RLock:
            return fmt::format("{} read-locks {}: {} {} inside.", m_who, m_what, plural(m_event.a, "reader"),
                m_event.a == 1 ? "is" : "are");
        case EventKind::RUnlock:
            return rUnlock();
        case EventKind::CondSignal:
            return m_event.a == 0
                ? fmt::format("{} signals {}, but nobody waits for it.", m_who, m_what)
                : fmt::format("{} signals {}: {} woken.", m_who, m_what,
                    m_event.a == 1 ? "1 goroutine is" : fmt::format("{} goroutines are", formatCount(m_event.a)));
        case EventKind::ChanSend:
            return chanSend();
        case EventKind::ChanRecv:
            return chanRecv();
        case EventKind::ChanClose:
            return chanClose();
        case EventKind::TimerFire:
            return timerFire();
        case EventKind::PoolLimit:
            return m_event.a == 0
                ? fmt::format("{} lets {} open as many connections as it likes.", m_who, m_what)
                : fmt::format("{} limits {} to {}.", m_who, m_what, plural(m_event.a, "open connection"));
        case EventKind::PoolWaiters:
            return poolWaiters();
        case EventKind::PoolTimeout:
            return poolTimeout();
        case EventKind::ConnOpen:
            return connOpen();
        case EventKind::ConnCheckout:
            return fmt::format("{} takes {} out of {}: {} in use.", m_who, m_what, poolName(), useOfPool());
        case EventKind::ConnReturn:
            return connReturn();
        case EventKind::ConnClose:
            return fmt::format("{} closes {}{}.", m_who, m_what,
                m_event.b != 0 && m_event.b != m_event.g ? fmt::format(", which {} held", goName(m_event.b))
                                                         : std::string());
        case EventKind::SessionEnd:
            return m_event.b == 0
                ? fmt::format("The server ends the session of {}, which was idle.", m_what)
                : fmt::format("The server ends the session of {}, which {} held.", m_what, goName(m_event.b));
        case EventKind::GcStart:
            return fmt::format("A garbage collection starts: the heap has grown to {}.", kib(m_event.a));
        case EventKind::GcEnd:
            return fmt::format(
                "The garbage collection ends: {} of {} are still in use.", kib(m_event.a), kib(m_event.b));
        case EventKind::ProcessStatus:
            return processStatus();
        case EventKind::Milestone:
            return milestone();
        case EventKind::GoLeak:
            return fmt::format("{} can never move again: {}.", m_who, whyNever(m_trace, m_world, m_event.g));
        }
        return {};
    }

private:
    [[nodiscard]] const ObjectInfo& info() const { return m_trace.object(m_event.obj); }
    [[nodiscard]] const replay::ObjectState& object() const { return m_world.objects[m_event.obj]; }

    static std::string kib(std::uint32_t kibibytes)
    {
        return kibibytes < 10 * 1024 ? fmt::format("{}\u202fKiB", formatCount(kibibytes))
                                     : fmt::format("{}\u202fMiB", formatCount(kibibytes / 1024));
    }

    /// The event of the same goroutine before this one; null if there is none.
    [[nodiscard]] const Event* before() const
    {
        const EventIndex previous = m_index.history().previousOf[m_world.position - 1];
        return previous == 0 ? nullptr : &m_trace.event(previous - 1);
    }

    /// The event that made the subject of a GoStart runnable, whatever queues it went through since.
    [[nodiscard]] const Event* becameRunnable() const
    {
        const auto& previousOf = m_index.history().previousOf;
        EventIndex previous = previousOf[m_world.position - 1];
        while (previous != 0 && m_trace.event(previous - 1).kind == EventKind::GoSteal)
            previous = previousOf[previous - 1];
        return previous == 0 ? nullptr : &m_trace.event(previous - 1);
    }

    // -- goroutines

    std::string create() const
    {
        const std::string& function = m_trace.string(m_trace.goroutines()[m_event.g].function);
        if (m_event.a == 0)
            return m_event.g == 1 ? std::string("The program begins: main is runnable and waits for a processor.")
                                  : fmt::format("The runtime starts {} ({}).", m_who, function);
        return fmt::format("{} starts {} ({}): it is runnable and waits in {}.", goName(m_event.a), m_who, function,
            queueOf(m_event.p));
    }

    static std::string queueOf(std::uint32_t p)
    {
        return p == kNoProc ? queueName(p) : fmt::format("the queue of P{}", p);
    }

    std::string start() const
    {
        std::string text = fmt::format("{} runs on P{}", m_who, m_event.p);
        if (m_event.b == kNoProc)
            return text + fmt::format(", which took it from the global queue.");
        if (m_event.b != m_event.p)
            return text + fmt::format(", which took it from the queue of P{}.", m_event.b);
        const Event* previous = becameRunnable();
        if (previous != nullptr && previous->timeNs < m_event.timeNs)
            return text
                + fmt::format(", {} after it became runnable.", formatDuration(m_event.timeNs - previous->timeNs));
        return text + ": it was next in the queue.";
    }

    std::string park() const
    {
        switch (exactReason(m_event.reason, info().kind)) {
        case Reason::Sleep:
            return fmt::format("{} sleeps: it gives its processor away until its timer fires.", m_who);
        case Reason::ChanReceive:
            return m_event.obj == 0 ? fmt::format("{} parks: there is nothing to receive.", m_who)
                : object().closed   ? fmt::format("{} parks in a receive from {}.", m_who, m_the)
                                    : fmt::format("{} parks: {} is empty, and nobody is sending.", m_who, m_the);
        case Reason::ChanSend:
            if (m_event.obj == 0)
                return fmt::format("{} parks: nobody receives what it sends.", m_who);
            return info().size == 0
                ? fmt::format("{} parks: nobody is receiving from {}, which has no buffer.", m_who, m_the)
                : fmt::format("{} parks: {} is full ({} of {}).", m_who, m_the, formatCount(positive(object().value)),
                    formatCount(info().size));
        case Reason::ChanReceiveNil:
        case Reason::ChanSendNil:
            return fmt::format("{} {} a nil channel: it parks for ever.", m_who,
                m_event.reason == Reason::ChanSendNil ? "sends to" : "receives from");
        case Reason::SelectNoCases:
            return fmt::format("{} parks for ever: its select has no cases.", m_who);
        case Reason::Select:
            return parkInSelect();
        case Reason::MutexLock:
            return parkAtLock("lock");
        case Reason::RWMutexRLock:
            return parkAtLock("read-lock");
        case Reason::RWMutexLock:
            return parkAtLock("write-lock");
        case Reason::WaitGroupWait:
            if (m_event.obj == 0)
                return fmt::format("{} parks in Wait() until the counter is zero.", m_who);
            return fmt::format("{} parks in {}.Wait(): {} of Done {} missing.", m_who, m_what,
                plural(positive(object().value), "call"), object().value == 1 ? "is" : "are");
        case Reason::Semacquire:
            return parkAtSemaphore();
        case Reason::CondWait:
            return fmt::format(
                "{} parks until somebody signals {}.", m_who, m_event.obj == 0 ? std::string("its condition") : m_what);
        case Reason::IOWait:
            return parkForNetwork();
        case Reason::Panicwait:
            return fmt::format(
                "{} has returned, but another goroutine is panicking: it parks and lets that end the program.", m_who);
        case Reason::GCWait:
            return fmt::format("{} parks until the garbage collection is done.", m_who);
        case Reason::None:
        case Reason::Syscall:
        case Reason::Gosched:
        case Reason::Preempted:
        case Reason::Goyield:
        case Reason::SyscallExit:
            break;
        }
        return fmt::format("{} parks.", m_who);
    }

    std::string parkInSelect() const
    {
        if (m_event.obj != 0 && info().kind == ObjectKind::Pool) {
            const std::size_t line = waitersOf(m_world, m_event.obj).size();
            return fmt::format("{} parks: {} of {}, and {}.", m_who, allTaken(object()), m_what,
                line <= 1 ? "it is the first to wait" : fmt::format("{} goroutines wait now", formatCount(line)));
        }
        return fmt::format("{} parks: none of the channels of its select is ready.", m_who);
    }

    std::string parkAtLock(std::string_view verb) const
    {
        if (m_event.obj == 0)
            return fmt::format("{} parks: somebody else has the lock.", m_who);
        const std::size_t line = waitersOf(m_world, m_event.obj).size();
        const std::string queue = line > 1 ? fmt::format("; {} goroutines wait for it now", formatCount(line)) : "";
        if (object().owner == m_event.g)
            return fmt::format(
                "{} wants to {} {}, which it has locked itself: it parks, and nobody is there to unlock it.", m_who,
                verb, m_what);
        if (object().owner != 0)
            return fmt::format(
                "{} parks: it wants to {} {}, but {} holds it{}.", m_who, verb, m_what, goName(object().owner), queue);
        if (object().value > 0)
            return fmt::format("{} parks: it wants to {} {}, but {} inside{}.", m_who, verb, m_what,
                object().value == 1 ? "1 reader is"
                                    : fmt::format("{} readers are", formatCount(positive(object().value))),
                queue);
        return fmt::format("{} parks: it wants to {} {} and must wait in line{}.", m_who, verb, m_what, queue);
    }

    std::string parkAtSemaphore() const
    {
        if (m_event.obj == 0)
            return fmt::format("{} parks on a semaphore of the runtime.", m_who);
        const Wait wait = waitOf(m_trace, m_world, m_event.g);
        if (info().kind == ObjectKind::Stdout) {
            const std::size_t line = waitersOf(m_world, m_event.obj).size();
            const std::string others = line > 1 ? fmt::format("; {} goroutines wait for that", formatCount(line)) : "";
            return wait.holders.empty()
                ? fmt::format("{} parks: only one goroutine at a time may write to {}{}.", m_who, m_what, others)
                : fmt::format("{} parks: {} is still writing to {}, and only one may{}.", m_who,
                    goName(wait.holders.front()), m_what, others);
        }
        return fmt::format("{} parks until {} is free.", m_who, m_what);
    }

    std::string parkForNetwork() const
    {
        if (m_event.obj == 0 || info().kind != ObjectKind::Conn)
            return fmt::format("{} parks until the network answers.", m_who);
        if (object().owner == m_event.g)
            return fmt::format("{} has sent its request over {} and parks until the database answers.", m_who, m_what);
        return fmt::format("{} parks while {} is being dialled.", m_who, m_what);
    }

    std::string ready() const
    {
        const Event* previous = before();
        const Reason reason = previous == nullptr ? Reason::None : previous->reason;
        const std::string_view now = "is runnable and waits for a processor";
        if (m_event.a == 0) {
            if (reason == Reason::Sleep)
                return fmt::format("The timer of {} fires: it {}.", m_who, now);
            if (reason == Reason::IOWait && m_event.obj != 0)
                return fmt::format("The answer on {} is there: {} {}.", m_what, m_who, now);
            if (reason == Reason::IOWait)
                return fmt::format("The network has answered: {} {}.", m_who, now);
            if (reason == Reason::Select)
                return fmt::format("A timer fires and ends the select of {}: it {}.", m_who, now);
            return fmt::format("The runtime wakes {}: it {}.", m_who, now);
        }
        return fmt::format("{} wakes {}{}: it {}.", goName(m_event.a), m_who, wakeReason(reason), now);
    }

    std::string wakeReason(Reason reason) const
    {
        if (m_event.obj == 0)
            return {};
        switch (info().kind) {
        case ObjectKind::WaitGroup:
            return fmt::format(", for the counter of {} is zero", m_what);
        case ObjectKind::Mutex:
        case ObjectKind::RWMutex:
            return reason == Reason::RWMutexRLock ? fmt::format(", for {} may be read-locked again", m_what)
                                                  : fmt::format(", which waited for {}", m_what);
        case ObjectKind::Chan:
            return fmt::format(", which waited at {}", m_the);
        case ObjectKind::Pool:
            return fmt::format(", which waited for a connection of {}", m_what);
        case ObjectKind::Stdout:
            return fmt::format(", for {} is free", m_what);
        case ObjectKind::None:
        case ObjectKind::Map:
        case ObjectKind::Cond:
        case ObjectKind::Once:
        case ObjectKind::Conn:
        case ObjectKind::Semaphore:
        case ObjectKind::Timer:
        case ObjectKind::SyncMap:
            return fmt::format(", which waited for {}", m_what);
        }
        return {};
    }

    std::string steal() const
    {
        if (m_event.p == kNoProc)
            return fmt::format(
                "The queue of P{} is full: half of it goes to the global queue, {} too.", m_event.b, m_who);
        if (m_event.b == kNoProc)
            return fmt::format("P{} takes {} out of the global queue into its own.", m_event.p, m_who);
        return fmt::format("P{} has nothing to do: it steals {} from the queue of P{}.", m_event.p, m_who, m_event.b);
    }

    std::string yield() const
    {
        if (m_world.process != ProcessStatus::Alive && m_event.reason == Reason::Preempted)
            return fmt::format("The runtime stops {} where it is, to print the dump.", m_who);
        switch (m_event.reason) {
        case Reason::Gosched:
            return fmt::format(
                "{} calls runtime.Gosched: it stays runnable and goes to {}.", m_who, queueOf(m_event.p));
        case Reason::Preempted:
            return fmt::format("{} has had its time slice: it is preempted and goes to {}.", m_who, queueOf(m_event.p));
        case Reason::Goyield:
            return fmt::format("{} steps back into {}, so that the goroutine it has just woken runs at once.", m_who,
                queueOf(m_event.p));
        case Reason::None:
        case Reason::Sleep:
        case Reason::ChanReceive:
        case Reason::ChanSend:
        case Reason::ChanReceiveNil:
        case Reason::ChanSendNil:
        case Reason::Select:
        case Reason::SelectNoCases:
        case Reason::MutexLock:
        case Reason::RWMutexRLock:
        case Reason::RWMutexLock:
        case Reason::WaitGroupWait:
        case Reason::Semacquire:
        case Reason::CondWait:
        case Reason::IOWait:
        case Reason::Panicwait:
        case Reason::GCWait:
        case Reason::Syscall:
        case Reason::SyscallExit:
            break;
        }
        return fmt::format("{} gives its processor away and goes to {}.", m_who, queueOf(m_event.p));
    }

    std::string syscall() const
    {
        const std::string inside =
            m_event.b < m_world.procs.size() ? fmt::format(", with thread M{}", m_world.procs[m_event.b].thread) : "";
        if (m_event.obj != 0 && info().kind == ObjectKind::Stdout)
            return fmt::format("{} writes to {}: it goes into the operating system{}.", m_who, m_what, inside);
        return fmt::format("{} makes a system call: it goes into the operating system{}.", m_who, inside);
    }

    std::string syscallExit() const
    {
        if (m_event.after() == State::Running)
            return fmt::format("{} comes back from its system call and runs on P{}.", m_who, m_event.p);
        return fmt::format(
            "{} comes back from its system call, but no processor is free: it goes to the global queue.", m_who);
    }

    std::string end() const
    {
        if (m_event.g == 1)
            return "main returns: the program ends now, whatever the others are doing.";
        const std::uint32_t held = m_world.goroutines[m_event.g].connections;
        if (held > 0)
            return fmt::format("{} returns, but it still holds {}: nobody is left that could give {} back.", m_who,
                held == 1 ? objectName(m_trace, connectionsOf(m_trace, m_world, m_event.g).front())
                          : plural(held, "connection"),
                held == 1 ? "it" : "them");
        return fmt::format("{} returns: it is done.", m_who);
    }

    std::string crash() const
    {
        const std::string message = quote(m_trace.string(m_event.b));
        if (m_event.obj != 0 && info().kind == ObjectKind::Map) {
            const OtherVisitor other = otherVisitor(m_trace, m_world, m_world.position - 1);
            if (other.g == 0)
                return fmt::format("{} finds the write flag of {} not as it should be: {}.", m_who, m_the, message);
            if (!other.stillInside)
                return fmt::format(
                    "{} finds its write flag in {} gone, for {} was writing as well and has cleared it: {}.", m_who,
                    m_the, goName(other.g), message);
            if (object().flag)
                return fmt::format(
                    "{} finds the write flag of {} set by {}: {}.", m_who, m_the, goName(other.g), message);
            return fmt::format("{} finds its write flag in {} gone, for {} is inside as well: {}.", m_who, m_the,
                goName(other.g), message);
        }
        const bool panic = message.starts_with("panic");
        return fmt::format("{} {}: {}; the whole program ends with exit code {}.", m_who,
            panic ? "panics, and nobody recovers" : "raises an error that nobody can recover", message,
            m_trace.run().exitCode);
    }

    std::string step() const
    {
        const StackId at = userFrame(m_trace, m_event.stack);
        if (at == 0)
            return fmt::format("{} goes on.", m_who);
        const StackFrame& frame = m_trace.frame(at);
        const SourceFile& file = m_trace.files()[frame.file];
        const std::string code = sourceLine(file, frame.line);
        return code.empty() ? fmt::format("{} reaches {}:{}.", m_who, file.name, frame.line)
                            : fmt::format("{} reaches line {}: {}", m_who, frame.line, code);
    }

    std::string objectNew() const
    {
        const std::string& type = m_trace.string(info().type);
        std::string text;
        if (info().kind == ObjectKind::Conn)
            text = fmt::format("{} gets a new connection, {}", poolName(), m_what);
        else if (m_event.g == 0)
            text = fmt::format("{} comes into being", m_the);
        else
            text = fmt::format("{} makes {}", m_who, m_the);
        if (info().kind == ObjectKind::Chan)
            text += info().size == 0 ? " (no buffer)" : fmt::format(" (room for {})", formatCount(info().size));
        else if (!type.empty() && info().kind == ObjectKind::Map)
            text += fmt::format(" ({})", type);
        return sentence(text + ".");
    }

    // -- maps

    /// Who else is inside, writers first; null if nobody.
    [[nodiscard]] const replay::MapVisitor* otherInside() const
    {
        const replay::MapVisitor* found = nullptr;
        for (const replay::MapVisitor& visitor : m_world.mapOf(m_event.obj).inside) {
            if (visitor.g != m_event.g && (found == nullptr || (found->how != 1 && visitor.how == 1)))
                found = &visitor;
        }
        return found;
    }

    static std::string_view doing(std::uint32_t how)
    {
        return how == 1 ? "writing" : how == 2 ? "reading" : "iterating over";
    }

    std::string mapEnter() const
    {
        const std::string_view verb = m_event.a == 1 ? "write" : m_event.a == 2 ? "read" : "iterate over";
        const replay::MapVisitor* other = otherInside();
        if (other == nullptr)
            return fmt::format("{} begins to {} {}; nobody else is inside.", m_who, verb, m_the);
        if (other->how != 1 && m_event.a != 1)
            return fmt::format("{} begins to {} {} while {} is {} it, which is allowed.", m_who, verb, m_the,
                goName(other->g), doing(other->how));
        return fmt::format("{} begins to {} {} while {} is {} it: a data race.", m_who, verb, m_the, goName(other->g),
            doing(other->how));
    }

    std::string mapLeave() const { return fmt::format("{} has finished {} {}.", m_who, doing(m_event.a), m_the); }

    std::string mapFlag() const
    {
        const replay::MapVisitor* other = otherInside();
        if (m_event.a == m_event.b)
            return fmt::format("{} leaves the write flag of {} as it is.", m_who, m_the);
        if (m_event.a != 0)
            return fmt::format(
                "{} sets the write flag of {}: whoever looks now will see that it is being written.", m_who, m_the);
        if (other != nullptr && other->how == 1)
            return fmt::format(
                "{} clears the write flag of {}, although {} is still writing.", m_who, m_the, goName(other->g));
        return fmt::format("{} clears the write flag of {}.", m_who, m_the);
    }

    // -- WaitGroup and locks

    /// The state of a sync variable that came with a copy or an assignment of it, not by a call.
    std::string overwritten(const std::string& now) const
    {
        return fmt::format("The memory of {} was copied or assigned over as a whole: {}.", m_what, now);
    }

    std::string wgCounter() const
    {
        if (m_event.g == 0)
            return overwritten(fmt::format("its counter is {}", static_cast<std::int32_t>(m_event.a)));
        const auto now = static_cast<std::int32_t>(m_event.a);
        const auto was = static_cast<std::int32_t>(m_event.b);
        if (now > was)
            return now - was == 1
                ? fmt::format("{} adds 1 to {}: its counter is {}.", m_who, m_what, formatCount(positive(now)))
                : fmt::format("{} adds {} to {}: its counter is {}.", m_who, formatCount(positive(now - was)), m_what,
                    formatCount(positive(now)));
        if (now < 0)
            return fmt::format("{} makes the counter of {} negative ({}): that is a panic.", m_who, m_what, now);
        const std::string done = was - now == 1 ? fmt::format("{} calls {}.Done()", m_who, m_what)
                                                : fmt::format("{} takes {} from {}", m_who, was - now, m_what);
        if (now == 0)
            return fmt::format("{}: the counter is zero, so {}.", done,
                object().waiters > 0 ? "whoever waits may go on" : "nobody has to wait");
        return fmt::format("{}: {} to go.", done, formatCount(positive(now)));
    }

    std::string wgWaiters() const
    {
        if (m_event.g == 0)
            return overwritten(fmt::format("it counts {}", plural(m_event.a, "waiter")));
        const auto now = static_cast<std::int32_t>(m_event.a);
        const auto was = static_cast<std::int32_t>(m_event.b);
        if (now > was)
            return fmt::format(
                "{} is going to wait for {}: its counter is {}.", m_who, m_what, formatCount(positive(object().value)));
        return now == 0 ? fmt::format("{} lets everybody go who waits for {}.", m_who, m_what)
                        : fmt::format("{} lets one go of those who wait for {}.", m_who, m_what);
    }

    std::string lockAcquire() const
    {
        if (info().kind == ObjectKind::Stdout)
            return fmt::format("{} takes the lock of {}: only one goroutine at a time may write to it.", m_who, m_what);
        const std::string_view verb = info().kind == ObjectKind::RWMutex ? "write-locks" : "locks";
        return fmt::format("{} {} {}: it is the only one inside.", m_who, verb, m_what);
    }

    std::string lockRelease() const
    {
        if (m_event.g == 0)
            return overwritten(fmt::format("{} no longer has it locked", goName(m_event.b)));
        const std::size_t waiting = waitersOf(m_world, m_event.obj).size();
        const std::string queue = waiting == 0 ? ", and nobody waits for it"
            : waiting == 1                     ? ", and 1 goroutine waits for it"
                                               : fmt::format(", and {} goroutines wait for it", formatCount(waiting));
        if (info().kind == ObjectKind::Stdout)
            return fmt::format("{} gives the lock of {} back{}.", m_who, m_what, queue);
        if (m_event.b != m_event.g && m_event.b != 0)
            return fmt::format("{} unlocks {}, which {} had locked{}.", m_who, m_what, goName(m_event.b), queue);
        return fmt::format("{} unlocks {}{}.", m_who, m_what, queue);
    }

    std::string rUnlock() const
    {
        if (m_event.g == 0)
            return overwritten(m_event.a == 0 ? "no reader is inside" : plural(m_event.a, "reader") + " inside");
        if (m_event.a == 0)
            return fmt::format("{} gives its read lock of {} back: no reader is left.", m_who, m_what);
        return fmt::format("{} gives its read lock of {} back: {} {} left.", m_who, m_what, plural(m_event.a, "reader"),
            m_event.a == 1 ? "is" : "are");
    }

    // -- channels

    std::string fill() const
    {
        return info().size == 0 ? std::string()
                                : fmt::format(" ({} of {})", formatCount(m_event.a), formatCount(info().size));
    }

    std::string chanSend() const
    {
        if (m_event.b != 0)
            return fmt::format(
                "{} hands a value over {} directly to {}, which was waiting.", m_who, m_the, goName(m_event.b));
        return fmt::format("{} puts a value into {}{}.", m_who, m_the, fill());
    }

    std::string chanRecv() const
    {
        if (m_event.b != 0)
            return fmt::format(
                "{} takes a value over {} directly from {}, which was waiting.", m_who, m_the, goName(m_event.b));
        if (object().closed && m_event.a == 0)
            return fmt::format("{} receives from {}, which is closed{}.", m_who, m_the,
                info().size == 0 ? "" : " and empty or was just emptied");
        return fmt::format("{} takes a value out of {}{}.", m_who, m_the, fill());
    }

    std::string chanClose() const
    {
        const std::size_t waiting = waitersOf(m_world, m_event.obj).size();
        if (waiting == 0)
            return fmt::format("{} closes {}: nobody waits at it.", m_who, m_the);
        return fmt::format("{} closes {}: {} waiting at it {} woken.", m_who, m_the, plural(waiting, "goroutine"),
            waiting == 1 ? "is" : "are");
    }

    std::string timerFire() const
    {
        if (m_event.a != 0)
            return fmt::format("A timer fires and wakes {}.", goName(m_event.a));
        if (m_event.obj != 0)
            return fmt::format("A timer fires and sends the time to {}.", m_the);
        return "A timer fires.";
    }

    // -- pools and connections

    std::string poolName() const { return objectName(m_trace, info().parent); }

    /// "57 of 100 are", "1 is"
    std::string useOfPool() const
    {
        const replay::ObjectState& pool = m_world.objects[info().parent];
        const std::uint64_t inUse = positive(pool.inUse);
        const std::string number = pool.value > 0
            ? fmt::format("{} of {}", formatCount(inUse), formatCount(positive(pool.value)))
            : formatCount(inUse);
        return number + (inUse == 1 ? " is" : " are");
    }

    /// The pool has opened as many as it may; some of them may still be dialling, for somebody.
    static std::string allTaken(const replay::ObjectState& pool)
    {
        const std::uint64_t limit = positive(pool.value > 0 ? pool.value : pool.open);
        return limit == 1 ? std::string("somebody has the only connection")
                          : fmt::format("others have all {} connections", formatCount(limit));
    }

    std::string poolWaiters() const
    {
        const auto now = static_cast<std::int32_t>(m_event.a);
        const auto was = static_cast<std::int32_t>(m_event.b);
        const std::string waiting =
            now == 0 ? "nobody waits" : plural(positive(now), "goroutine waits", "goroutines wait");
        if (now > was)
            return fmt::format("{} needs a connection, but {} of {}: {}.", m_who, allTaken(object()), m_what, waiting);
        return fmt::format("One of those who wait for a connection of {} is served; {} now.", m_what, waiting);
    }

    std::string poolTimeout() const
    {
        if (m_event.g == 0)
            return fmt::format("Another client times out while it checks out a connection from {}: that makes {}.",
                m_what, plural(m_event.a, "timeout"));
        return fmt::format("{} has waited too long for a connection of {} and gives up: that makes {}.", m_who, m_what,
            plural(m_event.a, "timeout"));
    }

    std::string connOpen() const
    {
        const replay::ObjectState& pool = m_world.objects[info().parent];
        const std::string of = pool.value > 0 ? fmt::format(" of {}", formatCount(positive(pool.value))) : "";
        return fmt::format("{} dials {} for {}: {}{} {} open.", m_who, m_what, poolName(),
            formatCount(positive(pool.open)), of, pool.open == 1 && of.empty() ? "is" : "are");
    }

    std::string connReturn() const
    {
        if (m_event.b != m_event.g && m_event.b != 0)
            return fmt::format("{} gives {} back to {}, which {} had taken: {} in use.", m_who, m_what, poolName(),
                goName(m_event.b), useOfPool());
        return fmt::format("{} gives {} back to {}: {} in use.", m_who, m_what, poolName(), useOfPool());
    }

    // -- the process

    /// What the machine said itself, in a few words, as a sentence.
    std::string milestone() const
    {
        std::string words = m_trace.string(m_event.b);
        if (words.ends_with('.'))
            return words;
        switch (static_cast<MilestoneKind>(m_event.a)) {
        case MilestoneKind::Crash:
            return fmt::format("The program dies: {}.", words);
        case MilestoneKind::Deadlock:
            return fmt::format("The runtime finds that nothing can move any more: {}.", words);
        case MilestoneKind::Exit:
            return fmt::format("The process has ended: {}.", words);
        case MilestoneKind::FirstTimeout:
            return fmt::format("Another client of the same server: {}.", words);
        case MilestoneKind::Limit:
            return fmt::format("The run stops at a limit: {}.", words);
        case MilestoneKind::None:
        case MilestoneKind::FirstWorker:
        case MilestoneKind::MainParks:
        case MilestoneKind::TimersFire:
        case MilestoneKind::FirstMeeting:
        case MilestoneKind::PartialDeadlock:
        case MilestoneKind::Stalled:
        case MilestoneKind::SessionsEnd:
        case MilestoneKind::LeakedConnection:
        case MilestoneKind::End:
            break;
        }
        return words + ".";
    }

    std::string processStatus() const
    {
        switch (static_cast<ProcessStatus>(m_event.a)) {
        case ProcessStatus::Alive:
            return "The process lives.";
        case ProcessStatus::Dying:
            return m_trace.run().outcome == Outcome::Deadlock
                ? "Nothing can move any more: the runtime freezes the program and prints all goroutines."
                : "The process is dying: no goroutine runs any more, no deferred call, no recover.";
        case ProcessStatus::Stalled:
            return "The pipe behind stderr is full and nobody reads it: the process neither runs nor dies.";
        case ProcessStatus::Exited:
            return fmt::format("The process is gone, with exit code {}.", m_trace.run().exitCode);
        }
        return {};
    }

    const TraceIndex& m_index;
    const Trace& m_trace;
    const World& m_world;
    const Event& m_event;
    std::string m_who; ///< the subject
    std::string m_what; ///< the object's name
    std::string m_the; ///< the same with its kind: "the map data"
};

} // namespace

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
