#pragma once

#include "base/random.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace ws::generator {

/// Where a generated program's choices come from.
class Choices {
public:
    virtual ~Choices() = default;
    virtual std::uint32_t below(std::uint32_t n) = 0; ///< in [0, n), n > 0
};

class SeededChoices : public Choices {
public:
    explicit SeededChoices(std::uint64_t seed)
        : m_random(seed)
    {
    }
    std::uint32_t below(std::uint32_t n) override { return m_random.below(n); }

private:
    Random m_random;
};

/// A fuzzer's input: a byte a choice; when it has run out, numbers that depend on all of it, so that short inputs are
/// whole programs too.
class ByteChoices : public Choices {
public:
    ByteChoices(const std::uint8_t* data, std::size_t size);
    std::uint32_t below(std::uint32_t n) override;

private:
    const std::uint8_t* m_data;
    std::size_t m_left;
    Random m_rest;
};

enum class Flavour : std::uint8_t {
    /// One outcome whatever the scheduling: stdout, exit code and the panic's text can be compared with real Go's.
    Deterministic,
    /// Also data races, deadlocks, timers and forks of select: what every run must survive.
    Racy,
};

/// A well-typed main package for Go 1.19 and newer: random types, functions, closures, generics and panics, and
/// goroutines that share channels, locks and maps. It always ends: loops and calls spend a budget.
std::string randomGo(Choices& choices, Flavour flavour);

} // namespace ws::generator
