#include "query/explainer.h"
#include "query/waits.h"

#include <fmt/format.h>

namespace ws::query {
namespace {

std::string queueOf(std::uint32_t p)
{
    return p == kNoProc ? queueName(p) : fmt::format("the queue of P{}", p);
}

} // namespace

const Event* Explainer::before() const
{
    const EventIndex previous = m_index.history().previousOf[m_world.position - 1];
    return previous == 0 ? nullptr : &m_trace.event(previous - 1);
}

const Event* Explainer::becameRunnable() const
{
    const auto& previousOf = m_index.history().previousOf;
    EventIndex previous = previousOf[m_world.position - 1];
    while (previous != 0 && m_trace.event(previous - 1).kind == EventKind::GoSteal)
        previous = previousOf[previous - 1];
    return previous == 0 ? nullptr : &m_trace.event(previous - 1);
}

std::string Explainer::wakeReason(Reason reason) const
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

std::string Explainer::create() const
{
    const std::string& function = m_trace.string(m_trace.goroutines()[m_event.g].function);
    if (m_event.a == 0)
        return m_event.g == 1 ? std::string("The program begins: main is runnable and waits for a processor.")
                              : fmt::format("The runtime starts {} ({}).", m_who, function);
    if (m_event.after() == State::Waiting)
        return fmt::format(
            "{} makes {} ({}) for iter.Pull: a coroutine, which runs when next or stop hands over to it.",
            goName(m_event.a), m_who, function);
    return fmt::format(
        "{} starts {} ({}): it is runnable and waits in {}.", goName(m_event.a), m_who, function, queueOf(m_event.p));
}

std::string Explainer::start() const
{
    std::string text = fmt::format("{} runs on P{}", m_who, m_event.p);
    if (m_event.b == kNoProc)
        return text + ", which took it from the global queue.";
    if (m_event.b != m_event.p)
        return text + fmt::format(", which took it from the queue of P{}.", m_event.b);
    const Event* previous = becameRunnable();
    if (previous != nullptr && previous->timeNs < m_event.timeNs)
        return text + fmt::format(", {} after it became runnable.", formatDuration(m_event.timeNs - previous->timeNs));
    return text + ": it was next in the queue.";
}

std::string Explainer::ready() const
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

std::string Explainer::steal() const
{
    if (m_event.p == kNoProc)
        return fmt::format("The queue of P{} is full: half of it goes to the global queue, {} too.", m_event.b, m_who);
    if (m_event.b == kNoProc)
        return fmt::format("P{} takes {} out of the global queue into its own.", m_event.p, m_who);
    return fmt::format("P{} has nothing to do: it steals {} from the queue of P{}.", m_event.p, m_who, m_event.b);
}

std::string Explainer::yield() const
{
    if (m_world.process != ProcessStatus::Alive && m_event.reason == Reason::Preempted)
        return fmt::format("The runtime stops {} where it is, to print the dump.", m_who);
    switch (m_event.reason) {
    case Reason::Gosched:
        return fmt::format("{} calls runtime.Gosched: it stays runnable and goes to {}.", m_who, queueOf(m_event.p));
    case Reason::Preempted:
        return fmt::format("{} has had its time slice: it is preempted and goes to {}.", m_who, queueOf(m_event.p));
    case Reason::Goyield:
        return fmt::format(
            "{} steps back into {}, so that the goroutine it has just woken runs at once.", m_who, queueOf(m_event.p));
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
    case Reason::Coroutine:
        break;
    }
    return fmt::format("{} gives its processor away and goes to {}.", m_who, queueOf(m_event.p));
}

std::string Explainer::syscall() const
{
    const std::string inside =
        m_event.b < m_world.procs.size() ? fmt::format(", with thread M{}", m_world.procs[m_event.b].thread) : "";
    if (m_event.obj != 0 && info().kind == ObjectKind::Stdout)
        return fmt::format("{} writes to {}: it goes into the operating system{}.", m_who, m_what, inside);
    return fmt::format("{} makes a system call: it goes into the operating system{}.", m_who, inside);
}

std::string Explainer::syscallExit() const
{
    if (m_event.after() == State::Running)
        return fmt::format("{} comes back from its system call and runs on P{}.", m_who, m_event.p);
    return fmt::format(
        "{} comes back from its system call, but no processor is free: it goes to the global queue.", m_who);
}

std::string Explainer::handoff() const
{
    return fmt::format("The system call of {} takes long: P{} leaves its thread M{} behind and goes on with M{}.",
        m_who, m_event.p, m_event.b, m_event.a);
}

std::string Explainer::step() const
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

std::string Explainer::end() const
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

std::string Explainer::leak() const
{
    return fmt::format("{} can never move again: {}.", m_who, whyNever(m_trace, m_world, m_event.g));
}

} // namespace ws::query
