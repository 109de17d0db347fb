#pragma once

#include "dump/dump.h"
#include "trace/trace.h"

#include <memory>
#include <string>

namespace ws::dump {

/// The dump as a trace of one instant, so that everything that shows traces can show it: each goroutine is made,
/// started and brought into its state; waiting ones as many minutes ago as the dump says. The culprit of a crash
/// crashes last. The trace is legal (replay::validate accepts it). Ids above four million, which a long-lived service
/// may reach, are numbered anew from the first free one, for a trace's tables are indexed by id.
std::shared_ptr<const trace::Trace> traceOf(const Dump& dump, const std::string& target);

} // namespace ws::dump
