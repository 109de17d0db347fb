#include "sim/gc.h"

#include "sim/costs.h"
#include "sim/interp.h"
#include "sim/machine.h"
#include "sim/scheduler.h"

#include <algorithm>

namespace ws::sim {

namespace {

constexpr std::uint64_t kMinimumHeap = 4ULL << 20; // runtime.heapMinimum at GOGC=100

} // namespace

Collector::Collector(Machine& machine)
    : m_machine(machine)
{
}

void Collector::collect(bool forced)
{
    Heap& heap = m_machine.heap();
    TraceEmitter& emitter = m_machine.emitter();
    const std::uint64_t before = heap.liveBytes();
    const auto inKiB = [](std::uint64_t bytes) { return static_cast<std::uint32_t>(bytes >> 10); };
    if (emitter.enabled())
        emitter.event(trace::EventKind::GcStart, nullptr, 0, inKiB(before), 0);

    heap.beginMark();
    Interpreter& interpreter = m_machine.interpreter();
    interpreter.markGlobals(heap);
    for (Goroutine& g : m_machine.goroutines()) {
        if (g.state == trace::State::Absent || g.state == trace::State::Done)
            continue;
        interpreter.markRoots(g, heap);
        // go-runtime.md 1.4: a goroutine that the scan finds blocked gets the time of the *previous* mark termination.
        const bool blocked =
            g.state == trace::State::Waiting || g.state == trace::State::Semacquire || g.state == trace::State::Syscall;
        if (blocked && g.waitSinceNs == 0)
            g.waitSinceNs = m_previousMarkNs;
    }
    m_machine.markRoots();
    m_finalizers.markRoots(heap);
    heap.drainMarks();
    m_finalizers.queueDead(heap);
    heap.drainMarks();
    m_machine.forgetDead();
    const std::uint64_t freesBefore = heap.frees();
    heap.sweep();
    m_marked = heap.liveBytes();

    // Mark workers take a quarter of the processors and run beside the program; the one that started the cycle pays.
    const std::uint64_t time =
        cost::kGcFixed + m_marked * cost::kGcPerMarkedByte / 4 + (heap.frees() - freesBefore) * cost::kRegister;
    m_machine.charge(time + cost::kGcPause);
    m_pauseTotalNs += cost::kGcPause / 1000;
    m_previousMarkNs = m_machine.nowNs();
    m_machine.scheduler().collected();
    ++m_cycles;
    if (forced)
        ++m_forced;
    pace();
    if (emitter.enabled())
        emitter.event(trace::EventKind::GcEnd, nullptr, 0, inKiB(m_marked), inKiB(before));
    m_finalizers.startGoroutine(m_machine);
}

void Collector::pace()
{
    const Heap& heap = m_machine.heap();
    // As live memory comes near the limit cycles get closer, but never at every allocation.
    const std::uint64_t limit = std::min(heap.limitBytes() - heap.limitBytes() / 8,
        static_cast<std::uint64_t>(std::max<std::int64_t>(m_memoryLimit, 1)));
    const std::uint64_t soonest = m_marked + std::max<std::uint64_t>(1ULL << 20, m_marked / 64);
    std::uint64_t goal = limit;
    if (m_percent >= 0) {
        const auto percent = static_cast<std::uint64_t>(m_percent);
        goal = std::max(m_marked + m_marked / 100 * percent, kMinimumHeap / 100 * percent);
    }
    m_nextGc = std::max(std::min(goal, limit), soonest);
}

std::int64_t Collector::setPercent(std::int64_t percent)
{
    const std::int64_t before = m_percent;
    m_percent = percent < 0 ? -1 : percent;
    pace();
    return before;
}

std::int64_t Collector::setMemoryLimit(std::int64_t bytes)
{
    const std::int64_t before = m_memoryLimit;
    if (bytes >= 0) {
        m_memoryLimit = bytes;
        pace();
    }
    return before;
}

} // namespace ws::sim
