#include "sim/finalizers.h"

#include "sim/interp.h"
#include "sim/machine.h"
#include "sim/process.h"

namespace ws::sim {

bool Finalizers::take(Entry& entry)
{
    if (m_queue.empty()) {
        m_running = false;
        return false;
    }
    entry = m_queue.front();
    m_queue.pop_front();
    return true;
}

void Finalizers::markRoots(Heap& heap) const
{
    for (const Entry& entry : m_queue) {
        heap.mark(entry.object);
        heap.mark(entry.function);
    }
    for (const auto& [object, entry] : m_entries) {
        heap.mark(entry.function);
        // Not the object, but all that it points at.
        const std::uint64_t bytes = heap.blockBytes(object);
        for (std::uint64_t at = 0; at + 8 <= bytes; at += 8)
            heap.mark(heap.load<std::uint64_t>(object + at));
    }
}

void Finalizers::markAll(Heap& heap) const
{
    markRoots(heap);
    for (const auto& entry : m_entries)
        heap.mark(entry.first);
}

void Finalizers::queueDead(Heap& heap)
{
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (heap.isMarked(it->first)) {
            ++it;
            continue;
        }
        m_queue.push_back(it->second);
        it = m_entries.erase(it);
    }
    for (const Entry& entry : m_queue)
        heap.mark(entry.object);
}

void Finalizers::startGoroutine(Machine& machine)
{
    if (m_running || m_queue.empty() || machine.ended() || machine.process().dying())
        return;
    const Interpreter& interpreter = machine.interpreter();
    Goroutine* g = machine.newGoroutine(*interpreter.functionOf(m_runner));
    if (g == nullptr)
        return;
    m_running = true;
    g->createdBy = interpreter.functionOf(m_creator);
    g->createdPos = g->createdBy->pos;
    machine.interpreter().startClosure(*g, m_runner);
    machine.start(*g);
}

} // namespace ws::sim
