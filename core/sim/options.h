#pragma once

#include "go/types.h"
#include "trace/trace.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ws::sim {

enum class AfterCrash : std::uint8_t { Stalled, Exit, Orphaned };
enum class StdoutKind : std::uint8_t { File, Terminal, Pipe };
enum class TraceLevel : std::uint8_t { None, Scheduling, Statements };

/// What a run depends on: the same program and the same Options give the same trace, byte for byte.
struct Options {
    std::uint64_t seed = 1;
    std::uint32_t procs = 4; ///< 1..128
    go::LanguageVersion version = go::LanguageVersion::Go126;
    AfterCrash afterCrash = AfterCrash::Stalled;
    StdoutKind stdoutKind = StdoutKind::File;
    TraceLevel level = TraceLevel::Statements;
    std::uint64_t maxEvents = 20'000'000; ///< then the run ends with outcome `limit`
    std::uint64_t statementBudget =
        2'000'000; ///< statement-level events; afterwards scheduling and synchronisation only
    std::uint64_t maxHeapBytes = 2ULL << 30;
    std::uint64_t maxVirtualNs = 3'600ULL * 1'000'000'000; ///< an endless loop ends here at the latest
    std::uint64_t maxInstructions = 10'000'000'000ULL; ///< processor time in register instructions (costs.h)
    std::vector<std::pair<std::string, std::int64_t>> tunables; ///< --set name=value
    std::vector<std::string> args; ///< os.Args[1:]
    std::string stdinText;
    std::string target; ///< copied to the trace's footer
};

struct Result {
    std::shared_ptr<const trace::Trace> trace; ///< with TraceLevel::None: no events, but the footer
    std::string stdoutText;
    std::string stderrText;
};

/// Polled now and then; returning false cancels the run (outcome `limit`, message "cancelled").
using Progress = std::function<bool(std::uint64_t virtualNs, std::uint64_t events)>;

} // namespace ws::sim
