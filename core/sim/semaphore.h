#pragma once

#include "sim/native.h"
#include "sim/sudog.h"

#include <cstdint>
#include <unordered_map>

namespace ws::sim {

class Machine;

/// runtime/sema.go: semaphores are 32-bit words in the program's memory; who waits is kept here, per address in FIFO
/// order. (Go's 251 roots and treaps only make the lookup fast; order among the waiters of one address is all that can
/// be seen.)
class Semaphores {
public:
    explicit Semaphores(Machine& machine)
        : m_machine(machine)
    {
    }

    struct Acquire {
        bool lifo = false; ///< queue at the front: a Mutex waiter that has waited before
        trace::State state = trace::State::Semacquire;
        trace::Reason reason = trace::Reason::Semacquire;
        trace::ObjectId obj = 0;
    };
    /// runtime.semacquire1, as a native: Again while it waits.
    NativeStatus acquire(Goroutine& g, Addr address, const Acquire& how);
    /// runtime.semrelease1. With handoff the waiter owns what was released and runs at once (the caller yields: Again).
    NativeStatus release(Goroutine& g, Addr address, bool handoff);
    [[nodiscard]] std::uint32_t waiters(Addr address) const;

private:
    bool canAcquire(Addr address);
    Machine& m_machine;
    std::unordered_map<Addr, SudogQueue> m_queues; ///< looked up only, never iterated
};

/// runtime.notifyList of a sync.Cond: waiters with tickets, oldest first.
class NotifyLists {
public:
    explicit NotifyLists(Machine& machine)
        : m_machine(machine)
    {
    }
    /// runtime_notifyListAdd: the next ticket. The list is {wait uint32, notify uint32, …} in the program's memory.
    std::uint32_t add(Addr list);
    NativeStatus wait(Goroutine& g, Addr list, std::uint32_t ticket, trace::ObjectId obj);
    std::uint32_t notifyOne(Goroutine& g, Addr list); ///< how many were woken
    std::uint32_t notifyAll(Goroutine& g, Addr list);
    [[nodiscard]] std::uint32_t waiting(Addr list) const; ///< how many are parked

private:
    Machine& m_machine;
    std::unordered_map<Addr, SudogQueue> m_queues; ///< looked up only, never iterated
};

} // namespace ws::sim
