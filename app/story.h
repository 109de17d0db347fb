#pragma once

#include "app/arguments.h"

namespace ws::app {

/// Runs the target (or the first scenario) and prints its story to stdout: the milestones and the final counts. Returns
/// 0, or the exit code of what kept it from running (after printing it).
int tellStory(const Arguments& arguments);

} // namespace ws::app
