#pragma once

#include "code/module.h"
#include "sim/options.h"
#include "sim/schedule.h"

#include <memory>

namespace ws::sim {

/// Runs a compiled program to its end (or a limit) and returns its trace. Pure: same module, schedule and options, same
/// trace. Thread-safe: several runs of one Module may go on at once.
Result simulate(std::shared_ptr<const code::Module> module, Schedule& schedule, const Options& options,
    const Progress& progress = {});

/// The same with SeededSchedule(options.seed).
Result simulate(std::shared_ptr<const code::Module> module, const Options& options, const Progress& progress = {});

} // namespace ws::sim
