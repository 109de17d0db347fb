#pragma once

#include "app/session.h"

#include <functional>
#include <string>

namespace ws::app {

/// What is said of one seed's run.
struct SeedRun {
    std::string line; ///< for the terminal
    std::string json; ///< for --json, on one line
    int exitCode = 0;
};

/// One run a seed of `--seeds` on all cores. Lines come in the order of the seeds, as soon as they can. `describe` is
/// called by several threads at once. The exit code is the largest of the runs', or that of a failed write.
int runSeeds(const Session& session, const Arguments& arguments,
    const std::function<SeedRun(const sim::Result& result)>& describe);

} // namespace ws::app
