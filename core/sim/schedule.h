#pragma once

#include "base/random.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ws::sim {

/// What is being chosen. Every choice is asked of one Schedule; nothing else in the machine is non-deterministic.
enum class Choice : std::uint8_t {
    SelectOrder, ///< poll order of a select (Fisher-Yates steps)
    StealOrder, ///< where a thief starts
    MapSeed,
    MapIterStart,
    CostJitter, ///< cache misses and the like, see sim/costs.h
    ProcTie, ///< two processors at the same instant
    Latency, ///< of a query or a system call
    PoolWaiter, ///< which request gets a returned connection
    Rand, ///< the program's own math/rand
};

/// The oracle of architecture.md, idea 2.
class Schedule {
public:
    virtual ~Schedule() = default;
    /// A number in [0, n), n > 0.
    virtual std::uint32_t choose(Choice what, std::uint32_t n) = 0;
};

/// All choices from one seed; every kind of choice has its own stream, so that one more select does not shift the
/// latencies.
class SeededSchedule final : public Schedule {
public:
    explicit SeededSchedule(std::uint64_t seed);
    std::uint32_t choose(Choice what, std::uint32_t n) override;

private:
    std::vector<Random> m_streams;
};

} // namespace ws::sim
