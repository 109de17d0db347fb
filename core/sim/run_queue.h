#pragma once

#include "sim/goroutine.h"

#include <array>
#include <cstdint>

namespace ws::sim {

/// A FIFO of goroutines linked through Goroutine::schedLink, as runtime.gQueue. It owns nothing; a goroutine is on at
/// most one.
class GQueue {
public:
    [[nodiscard]] bool empty() const { return m_head == nullptr; }
    [[nodiscard]] std::uint32_t size() const { return m_size; }
    void pushBack(Goroutine& g);
    void pushFront(Goroutine& g);
    Goroutine* popFront(); ///< null if empty
    [[nodiscard]] Goroutine* front() const { return m_head; }

private:
    Goroutine* m_head = nullptr;
    Goroutine* m_tail = nullptr;
    std::uint32_t m_size = 0;
};

/// One processor's queue of runnable goroutines (runtime.p runq and runnext): a ring of 256 and one place before it.
class RunQueue {
public:
    static constexpr std::uint32_t kSize = 256;

    [[nodiscard]] bool empty() const { return m_head == m_tail && m_next == nullptr; }
    [[nodiscard]] std::uint32_t ringSize() const { return m_tail - m_head; }
    [[nodiscard]] Goroutine* next() const { return m_next; }

    /// As runtime.runqput with next = true: `g` becomes runnext, the old runnext goes to the tail.
    template <class Moved> void putNext(Goroutine& g, GQueue& global, Moved moved)
    {
        Goroutine* old = m_next;
        m_next = &g;
        if (old != nullptr)
            put(*old, global, moved);
    }
    /// As runtime.runqput with next = false. A full ring moves its first half and `g` to the global queue
    /// (runqputslow); moved(x) is called for each of them.
    template <class Moved> void put(Goroutine& g, GQueue& global, Moved moved)
    {
        if (ringSize() < kSize) {
            m_ring[m_tail++ % kSize] = &g;
            return;
        }
        for (std::uint32_t i = 0; i < kSize / 2; ++i) {
            Goroutine& first = *m_ring[m_head++ % kSize];
            global.pushBack(first);
            moved(first);
        }
        global.pushBack(g);
        moved(g);
    }

    struct Taken {
        Goroutine* g = nullptr;
        bool inheritsTime = false; ///< it was runnext: it goes on in the time slice of whoever made it ready
    };
    /// As runtime.runqget.
    Taken get();

    /// As runtime.runqsteal: moves half of the victim's ring (rounded up) here and returns its last one to run at once;
    /// if the ring is empty and `takeNext` is set, the victim's runnext. Calls moved(g) for each goroutine taken.
    template <class Moved> Goroutine* steal(RunQueue& victim, bool takeNext, Moved moved)
    {
        std::uint32_t n = victim.ringSize();
        n -= n / 2;
        if (n == 0) {
            if (!takeNext || victim.m_next == nullptr)
                return nullptr;
            Goroutine* g = victim.m_next;
            victim.m_next = nullptr;
            moved(*g);
            return g;
        }
        Goroutine* last = nullptr;
        for (std::uint32_t i = 0; i < n; ++i) {
            last = victim.m_ring[victim.m_head++ % kSize];
            moved(*last);
            if (i + 1 < n)
                m_ring[m_tail++ % kSize] = last;
        }
        return last;
    }

    /// Calls visit(g) for every goroutine here, runnext first.
    template <class Visit> void forEach(Visit visit) const
    {
        if (m_next != nullptr)
            visit(*m_next);
        for (std::uint32_t i = m_head; i != m_tail; ++i)
            visit(*m_ring[i % kSize]);
    }

private:
    std::array<Goroutine*, kSize> m_ring{};
    std::uint32_t m_head = 0; ///< wraps; only differences and % kSize count
    std::uint32_t m_tail = 0;
    Goroutine* m_next = nullptr;
};

} // namespace ws::sim
