#pragma once

#include "sim/sched_costs.h"

/// What the world outside of the process takes, in picoseconds. Letters as in sched_costs.h.
namespace ws::sim::cost {

// -- write(2)
inline constexpr std::uint64_t kFileWrite = 180 * kNs; ///< M a line into a file (page cache)
inline constexpr std::uint32_t kFileWriteSpread = 120 * 1'000; ///< M
inline constexpr std::uint64_t kPipeWrite = 90 * kNs; ///< M
inline constexpr std::uint64_t kWriteBytePs = 60; ///< E copying
inline constexpr std::uint64_t kTerminalWrite = 20 * kUs; ///< M a line into a pseudo terminal whose reader draws it
inline constexpr std::uint32_t kTerminalWriteSpread = 60 * 1'000'000; ///< M
inline constexpr std::uint64_t kTerminalBytePs = 20 * kNs; ///< E
inline constexpr std::uint64_t kRead = 1'500 * kNs; ///< E read(2) of what is already there
inline constexpr std::uint64_t kPipeBytes = 65'536; ///< L the capacity of a pipe

// -- a crash
inline constexpr std::uint64_t kCrashPrint = 4 * kUs; ///< E the first line is three writes
inline constexpr std::uint32_t kCrashPrintSpread = 8 * 1'000'000; ///< E until the signals have stopped the others
inline constexpr std::uint64_t kDumpLine = 12 * kUs; ///< M one line of a dump is several writes

// -- AfterCrash::Orphaned
inline constexpr std::uint64_t kSecondClientStarts = 200 * kMs;
inline constexpr std::uint64_t kCheckoutTimeout = 1'000 * kMs;
inline constexpr std::uint64_t kProxyLinger = 1'500 * kMs; ///< M go-runtime.md 7.3: what the proxy there did

} // namespace ws::sim::cost
