#include "sim/semaphore.h"

#include "sim/heap.h"
#include "sim/machine.h"
#include "sim/sched_costs.h"

namespace ws::sim {

bool Semaphores::canAcquire(Addr address)
{
    Heap& heap = m_machine.heap();
    const auto value = heap.load<std::uint32_t>(address);
    if (value == 0)
        return false;
    heap.store<std::uint32_t>(address, value - 1);
    return true;
}

NativeStatus Semaphores::acquire(Goroutine& g, Addr address, const Acquire& how)
{
    if (g.phase == 1) {
        // Woken. Without a ticket it has no claim: whoever runs may have been faster, then it queues again.
        const bool owned = g.ticket != 0;
        g.ticket = 0;
        if (owned || canAcquire(address)) {
            g.phase = 0;
            return NativeStatus::Done;
        }
    } else if (canAcquire(address)) {
        return NativeStatus::Done;
    }
    Sudog& sudog = m_machine.sudogs().acquire(g);
    sudog.target = address;
    SudogQueue& queue = m_queues[address];
    if (how.lifo)
        queue.pushFront(sudog);
    else
        queue.pushBack(sudog);
    g.phase = 1;
    g.ticket = 0;
    m_machine.park(g, how.state, how.reason, how.obj);
    return NativeStatus::Again;
}

NativeStatus Semaphores::release(Goroutine& g, Addr address, bool handoff)
{
    if (g.phase == 2) { // back from goyield
        g.phase = 0;
        return NativeStatus::Done;
    }
    Heap& heap = m_machine.heap();
    heap.store<std::uint32_t>(address, heap.load<std::uint32_t>(address) + 1);
    const auto found = m_queues.find(address);
    if (found == m_queues.end())
        return NativeStatus::Done;
    m_machine.chargeJitter(0, cost::kSemaphoreWakeSpread);
    Sudog* sudog = found->second.popFront();
    if (found->second.size == 0)
        m_queues.erase(found);
    Goroutine& waiter = *sudog->g;
    m_machine.sudogs().release(*sudog);
    waiter.ticket = handoff && canAcquire(address) ? 1 : 0;
    m_machine.ready(waiter, g.id);
    if (waiter.ticket == 0)
        return NativeStatus::Done;
    g.phase = 2;
    m_machine.yield(g, trace::Reason::Goyield);
    return NativeStatus::Again;
}

std::uint32_t Semaphores::waiters(Addr address) const
{
    const auto found = m_queues.find(address);
    return found == m_queues.end() ? 0 : found->second.size;
}

namespace {
constexpr Addr kWaitOffset = 0;
constexpr Addr kNotifyOffset = 4;
} // namespace

std::uint32_t NotifyLists::add(Addr list)
{
    Heap& heap = m_machine.heap();
    const auto ticket = heap.load<std::uint32_t>(list + kWaitOffset);
    heap.store<std::uint32_t>(list + kWaitOffset, ticket + 1);
    return ticket;
}

std::uint32_t NotifyLists::waiting(Addr list) const
{
    const auto found = m_queues.find(list);
    return found == m_queues.end() ? 0 : found->second.size;
}

NativeStatus NotifyLists::wait(Goroutine& g, Addr list, std::uint32_t ticket, trace::ObjectId obj)
{
    if (g.phase == 1) {
        g.phase = 0;
        return NativeStatus::Done;
    }
    // Signalled between Add and Wait (another processor was faster): the ticket is already below `notify`.
    const auto notify = m_machine.heap().load<std::uint32_t>(list + kNotifyOffset);
    if (static_cast<std::int32_t>(ticket - notify) < 0)
        return NativeStatus::Done;
    Sudog& sudog = m_machine.sudogs().acquire(g);
    sudog.ticket = ticket;
    sudog.target = list;
    m_queues[list].pushBack(sudog);
    g.phase = 1;
    m_machine.park(g, trace::State::Waiting, trace::Reason::CondWait, obj);
    return NativeStatus::Again;
}

std::uint32_t NotifyLists::notifyOne(Goroutine& g, Addr list)
{
    Heap& heap = m_machine.heap();
    const auto wait = heap.load<std::uint32_t>(list + kWaitOffset);
    const auto notify = heap.load<std::uint32_t>(list + kNotifyOffset);
    if (wait == notify)
        return 0;
    heap.store<std::uint32_t>(list + kNotifyOffset, notify + 1);
    const auto found = m_queues.find(list);
    if (found == m_queues.end())
        return 1; // its owner has added itself but does not wait yet; wait() will see that it was notified
    for (Sudog* sudog = found->second.first; sudog != nullptr; sudog = sudog->next) {
        if (sudog->ticket != notify)
            continue;
        found->second.remove(*sudog);
        Goroutine& waiter = *sudog->g;
        m_machine.sudogs().release(*sudog);
        if (found->second.size == 0)
            m_queues.erase(found);
        m_machine.ready(waiter, g.id);
        return 1;
    }
    return 1;
}

std::uint32_t NotifyLists::notifyAll(Goroutine& g, Addr list)
{
    Heap& heap = m_machine.heap();
    const auto wait = heap.load<std::uint32_t>(list + kWaitOffset);
    if (wait == heap.load<std::uint32_t>(list + kNotifyOffset))
        return 0;
    heap.store<std::uint32_t>(list + kNotifyOffset, wait);
    const auto found = m_queues.find(list);
    if (found == m_queues.end())
        return 0;
    std::uint32_t count = 0;
    while (Sudog* sudog = found->second.popFront()) {
        Goroutine& waiter = *sudog->g;
        m_machine.sudogs().release(*sudog);
        m_machine.ready(waiter, g.id);
        ++count;
    }
    m_queues.erase(list);
    return count;
}

} // namespace ws::sim
