#pragma once

#include "trace/trace.h"

#include <cstdint>
#include <memory>

namespace ws::test {

/// A stand-in for the machine's trace of the main scenario: 300 workers check out a connection from a pool of 100,
/// query, and write one map while they hold it, until two of them meet inside; the dump then fills a pipe that nobody
/// reads. With `workers` changed it grows to any size (0: until the end without a meeting).
std::shared_ptr<const trace::Trace> samplePoolTrace(std::uint32_t workers = 300);

/// The same program with a mutex around the map: runs through.
std::shared_ptr<const trace::Trace> safePoolTrace(std::uint32_t workers = 300);

/// main waits for a message that nobody sends: "all goroutines are asleep".
std::shared_ptr<const trace::Trace> deadlockTrace();

/// A legal trace of about `size` events that uses every kind of event, in an order that only chance decides.
std::shared_ptr<const trace::Trace> randomTrace(std::uint64_t seed, std::uint32_t size, std::uint32_t goroutines = 40);

/// A legal trace of `size` events for measurements: so many goroutines, all of them busy with locks and the map by
/// turns.
std::shared_ptr<const trace::Trace> longTrace(std::uint32_t size, std::uint32_t goroutines);

} // namespace ws::test
