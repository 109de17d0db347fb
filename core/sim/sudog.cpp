#include "sim/sudog.h"

#include "sim/heap.h"

namespace ws::sim {

Sudog& SudogPool::acquire(Goroutine& g)
{
    Sudog* sudog = m_free;
    if (sudog != nullptr) {
        m_free = sudog->link;
    } else {
        sudog = &m_all.emplace_back();
        sudog->id = static_cast<std::uint32_t>(m_all.size() - 1);
    }
    sudog->g = &g;
    sudog->link = nullptr;
    sudog->target = 0;
    sudog->caseIndex = 0;
    sudog->isSelect = false;
    sudog->success = false;
    sudog->ticket = 0;
    sudog->value.clear();
    return *sudog;
}

void SudogPool::release(Sudog& sudog)
{
    sudog.g = nullptr;
    sudog.link = m_free;
    m_free = &sudog;
}

void SudogPool::markRoots(Heap& heap) const
{
    for (const Sudog& sudog : m_all) {
        if (sudog.g == nullptr)
            continue;
        heap.mark(sudog.target);
        heap.markRange(sudog.value.data(), sudog.value.size());
    }
}

} // namespace ws::sim
