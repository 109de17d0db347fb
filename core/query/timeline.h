#pragma once

#include "query/format.h"

#include <array>
#include <vector>

namespace ws::query {

/// The counts at one place of the time line.
struct CountPoint {
    EventIndex position = 0; ///< so many events have happened
    std::uint64_t timeNs = 0;
    std::array<std::uint32_t, kStateCount> counts{}; ///< goroutines by State
    std::uint32_t connectionsInUse = 0;
    std::uint32_t connectionsOpen = 0;
    std::uint32_t poolWaiters = 0;
    bool operator==(const CountPoint&) const = default;
};

enum class TimeAxis { VirtualTime, Events };

/// Counts over a stretch of the trace in at most `maxPoints` points (≥ 2), the first and the last always among them.
/// Bins as in KernelShark: the trace is walked once, whatever the width. A bin gives the counts at its end; an idle
/// stretch costs two points (its start and its end), so that steps stay steep.
std::vector<CountPoint> countsOverTime(const Trace& trace, TimeAxis axis, std::size_t maxPoints);
std::vector<CountPoint> countsOverTime(
    const TraceIndex& index, EventIndex from, EventIndex to, TimeAxis axis, std::size_t maxPoints);

/// One stay of a goroutine in one state.
struct Span {
    EventIndex begin = 0; ///< the event that led into the state
    EventIndex end = 0; ///< the event that led out of it; trace.size() if none
    std::uint64_t beginNs = 0;
    std::uint64_t endNs = 0;
    State state = State::Absent;
    Reason reason = Reason::None;
    std::uint8_t proc = kNoProc;
    ObjectId object = 0;
};

/// A goroutine's life as spans in order; states without duration are kept (they happened). Ends with Done or Crashed,
/// or where the trace ends.
std::vector<Span> spansOf(const TraceIndex& index, GoId g);

/// What each processor did: spans with `state` Running, `g` in parallel.
struct ProcSpan {
    Span span;
    GoId g = 0;
};
std::vector<ProcSpan> spansOfProc(const TraceIndex& index, std::uint8_t p);

} // namespace ws::query
