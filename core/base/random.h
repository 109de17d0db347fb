#pragma once

#include <cstdint>

namespace ws {

/// splitmix64 (Steele, Lea, Flood 2014): small, fast, the same numbers everywhere. Never std::*_distribution.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    /// Uniform in [0, n) by Lemire's multiply-shift; n > 0. The bias of 2^-32 is irrelevant for scheduling choices.
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }

private:
    std::uint64_t m_state;
};

} // namespace ws
