#pragma once

#include "sim/finalizers.h"
#include "sim/heap.h"

#include <cstdint>

namespace ws::sim {

class Machine;

/// The garbage collector: mark and sweep of the whole heap at once, conservative (any word that looks like an address
/// of a block keeps it), started at the thresholds of Go's pacer with GOGC (at least 4 MiB). Collections happen between
/// instructions of the goroutine whose allocation reached the threshold, so they are as deterministic as the program.
class Collector {
public:
    explicit Collector(Machine& machine);

    /// Is the threshold reached? The interpreter asks after every instruction that allocates.
    [[nodiscard]] bool due(const Heap& heap) const { return heap.liveBytes() >= m_nextGc; }
    /// Collects now. The running goroutine's frame must be saved.
    void collect(bool forced);

    [[nodiscard]] Finalizers& finalizers() { return m_finalizers; }
    [[nodiscard]] std::uint64_t nextGc() const { return m_nextGc; }
    [[nodiscard]] std::uint32_t cycles() const { return m_cycles; }
    [[nodiscard]] std::uint32_t forcedCycles() const { return m_forced; }
    [[nodiscard]] std::uint64_t lastGcNs() const
    {
        return m_previousMarkNs;
    } ///< virtual time of the last mark termination
    [[nodiscard]] std::uint64_t pauseTotalNs() const { return m_pauseTotalNs; }

    /// debug.SetGCPercent: the value before; negative: off (the limit of the heap still starts collections).
    std::int64_t setPercent(std::int64_t percent);
    /// debug.SetMemoryLimit: the value before; negative only asks.
    std::int64_t setMemoryLimit(std::int64_t bytes);

private:
    void pace();

    Machine& m_machine;
    Finalizers m_finalizers;
    std::uint64_t m_nextGc = 4ULL << 20;
    std::int64_t m_percent = 100;
    std::int64_t m_memoryLimit = INT64_MAX;
    std::uint64_t m_marked = 0;
    std::uint32_t m_cycles = 0;
    std::uint32_t m_forced = 0;
    std::uint64_t m_previousMarkNs = 0; ///< tPrevMark of go-runtime.md 1.4
    std::uint64_t m_pauseTotalNs = 0;
};

} // namespace ws::sim
