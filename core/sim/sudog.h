#pragma once

#include "sim/goroutine.h"

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

namespace ws::sim {

class Heap;
struct SudogQueue;

/// A goroutine on a wait queue (runtime.sudog): of a semaphore, a Cond or a channel. A goroutine in a select is on
/// several.
struct Sudog {
    Goroutine* g = nullptr;
    Sudog* next = nullptr; ///< on its queue
    Sudog* prev = nullptr;
    Sudog* link = nullptr; ///< of the same goroutine (Goroutine::sudogs), in enqueue order; on the free list
    SudogQueue* queue = nullptr; ///< null: not enqueued (any more)
    Addr target = 0; ///< what it waits at: the channel, or the address of the semaphore or of the Cond's list
    std::uint32_t caseIndex = 0; ///< select: which case
    bool isSelect = false;
    bool success = false; ///< completed by a communication, not by close
    std::uint32_t ticket = 0; ///< Cond: its number
    std::uint32_t id = 0; ///< index in the pool
    std::vector<std::uint64_t> value; ///< the value in flight, as slots
};

/// A FIFO with removal from the middle (runtime.waitq).
struct SudogQueue {
    Sudog* first = nullptr;
    Sudog* last = nullptr;
    std::uint32_t size = 0;

    void pushBack(Sudog& sudog)
    {
        sudog.queue = this;
        sudog.next = nullptr;
        sudog.prev = last;
        (last != nullptr ? last->next : first) = &sudog;
        last = &sudog;
        ++size;
    }
    void pushFront(Sudog& sudog)
    {
        sudog.queue = this;
        sudog.prev = nullptr;
        sudog.next = first;
        (first != nullptr ? first->prev : last) = &sudog;
        first = &sudog;
        ++size;
    }
    void remove(Sudog& sudog)
    {
        (sudog.prev != nullptr ? sudog.prev->next : first) = sudog.next;
        (sudog.next != nullptr ? sudog.next->prev : last) = sudog.prev;
        sudog.queue = nullptr;
        --size;
    }
    Sudog* popFront()
    {
        Sudog* sudog = first;
        if (sudog != nullptr)
            remove(*sudog);
        return sudog;
    }
};

/// Owns all sudogs; used ones come back (runtime.acquireSudog, releaseSudog).
class SudogPool {
public:
    Sudog& acquire(Goroutine& g);
    void release(Sudog& sudog);
    template <class Visit> void forEachUsed(Visit visit) const
    {
        for (const Sudog& sudog : m_all) {
            if (sudog.g != nullptr)
                visit(sudog);
        }
    }
    /// Marks the values in flight.
    void markRoots(Heap& heap) const;

private:
    std::deque<Sudog> m_all;
    Sudog* m_free = nullptr;
};

} // namespace ws::sim
