#include "query/explainer.h"
#include "query/waits.h"

#include <fmt/format.h>

namespace ws::query {

std::string Explainer::park() const
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
    case Reason::Coroutine:
        return fmt::format("{} hands over to the other side of iter.Pull: it parks, the other one runs at once on the "
                           "same processor.",
            m_who);
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

std::string Explainer::parkInSelect() const
{
    if (m_event.obj != 0 && info().kind == ObjectKind::Pool) {
        const std::size_t line = waitersOf(m_world, m_event.obj).size();
        return fmt::format("{} parks: {} of {}, and {}.", m_who, allTaken(object()), m_what,
            line <= 1 ? "it is the first to wait" : fmt::format("{} goroutines wait now", formatCount(line)));
    }
    return fmt::format("{} parks: none of the channels of its select is ready.", m_who);
}

std::string Explainer::parkAtLock(std::string_view verb) const
{
    if (m_event.obj == 0)
        return fmt::format("{} parks: somebody else has the lock.", m_who);
    const std::size_t line = waitersOf(m_world, m_event.obj).size();
    const std::string queue = line > 1 ? fmt::format("; {} goroutines wait for it now", formatCount(line)) : "";
    if (object().owner == m_event.g)
        return fmt::format("{} wants to {} {}, which it has locked itself: it parks, and nobody is there to unlock it.",
            m_who, verb, m_what);
    if (object().owner != 0)
        return fmt::format(
            "{} parks: it wants to {} {}, but {} holds it{}.", m_who, verb, m_what, goName(object().owner), queue);
    if (object().value > 0)
        return fmt::format("{} parks: it wants to {} {}, but {} inside{}.", m_who, verb, m_what,
            object().value == 1 ? "1 reader is" : fmt::format("{} readers are", formatCount(positive(object().value))),
            queue);
    return fmt::format("{} parks: it wants to {} {} and must wait in line{}.", m_who, verb, m_what, queue);
}

std::string Explainer::parkAtSemaphore() const
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

std::string Explainer::parkForNetwork() const
{
    if (m_event.obj == 0 || info().kind != ObjectKind::Conn)
        return fmt::format("{} parks until the network answers.", m_who);
    if (object().owner == m_event.g)
        return fmt::format("{} has sent its request over {} and parks until the database answers.", m_who, m_what);
    return fmt::format("{} parks while {} is being dialled.", m_who, m_what);
}

} // namespace ws::query
