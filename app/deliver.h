#pragma once

#include "base/expected.h"
#include "trace/trace.h"

#include <string>

namespace ws::app {

/// Prints the error to stderr and gives the exit code that belongs to it.
int complain(const Error& error);

/// Writes to a file, or to stdout for "-".
Expected<bool> deliver(const std::string& path, const std::string& text);

/// The whole trace as JSON lines, likewise; nothing if the path is empty.
Expected<bool> deliverTrace(const std::string& path, const trace::Trace& trace);

} // namespace ws::app
