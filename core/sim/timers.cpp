#include "sim/timers.h"

#include "base/assert.h"

namespace ws::sim {

bool TimerHeap::less(const Timer& a, const Timer& b)
{
    return a.whenNs != b.whenNs ? a.whenNs < b.whenNs : a.seq < b.seq;
}

void TimerHeap::place(std::uint32_t index, Timer& timer)
{
    m_heap[index] = &timer;
    timer.heapIndex = index;
}

void TimerHeap::up(std::uint32_t index)
{
    Timer& timer = *m_heap[index];
    while (index > 0) {
        const std::uint32_t parent = (index - 1) / 2;
        if (!less(timer, *m_heap[parent]))
            break;
        place(index, *m_heap[parent]);
        index = parent;
    }
    place(index, timer);
}

void TimerHeap::down(std::uint32_t index)
{
    Timer& timer = *m_heap[index];
    const auto size = static_cast<std::uint32_t>(m_heap.size());
    for (;;) {
        std::uint32_t child = index * 2 + 1;
        if (child >= size)
            break;
        if (child + 1 < size && less(*m_heap[child + 1], *m_heap[child]))
            ++child;
        if (!less(*m_heap[child], timer))
            break;
        place(index, *m_heap[child]);
        index = child;
    }
    place(index, timer);
}

void TimerHeap::add(Timer& timer)
{
    m_heap.push_back(&timer);
    up(static_cast<std::uint32_t>(m_heap.size() - 1));
}

void TimerHeap::remove(Timer& timer)
{
    const std::uint32_t index = timer.heapIndex;
    WS_ASSERT(index < m_heap.size() && m_heap[index] == &timer);
    Timer& last = *m_heap.back();
    m_heap.pop_back();
    if (&last == &timer)
        return;
    place(index, last);
    up(index);
    down(last.heapIndex);
}

} // namespace ws::sim
