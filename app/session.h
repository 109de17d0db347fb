#pragma once

#include "app/arguments.h"
#include "app/target.h"
#include "query/summary.h"
#include "sim/simulate.h"

#include <string>

namespace ws::app {

/// A target, built, and the options that the command line and the scenario's defaults give it.
struct Session {
    Target target;
    Built built;
    sim::Options options;
};

/// Everything up to the run. On failure the reason has been printed to stderr and `exitCode` says with what to leave.
struct Prepared {
    std::optional<Session> session;
    int exitCode = 0;
};
Prepared prepare(const Arguments& arguments, const std::string& targetName);
Prepared prepare(const Arguments& arguments, Expected<Target> target);

/// The options that the command line gives, over the scenario's defaults, over Waitscope's.
Expected<sim::Options> optionsOf(const Arguments& arguments, const Target& target);

} // namespace ws::app
