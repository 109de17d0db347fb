#include "sim/run_queue.h"

namespace ws::sim {

void GQueue::pushBack(Goroutine& g)
{
    g.schedLink = nullptr;
    if (m_tail != nullptr)
        m_tail->schedLink = &g;
    else
        m_head = &g;
    m_tail = &g;
    ++m_size;
}

void GQueue::pushFront(Goroutine& g)
{
    g.schedLink = m_head;
    m_head = &g;
    if (m_tail == nullptr)
        m_tail = &g;
    ++m_size;
}

Goroutine* GQueue::popFront()
{
    Goroutine* g = m_head;
    if (g == nullptr)
        return nullptr;
    m_head = g->schedLink;
    if (m_head == nullptr)
        m_tail = nullptr;
    g->schedLink = nullptr;
    --m_size;
    return g;
}

RunQueue::Taken RunQueue::get()
{
    if (m_next != nullptr) {
        Taken taken{m_next, true};
        m_next = nullptr;
        return taken;
    }
    if (m_head == m_tail)
        return {};
    return {m_ring[m_head++ % kSize], false};
}

} // namespace ws::sim
