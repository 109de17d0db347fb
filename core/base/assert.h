#pragma once

/// Assertions that stay on in release builds: a failed one is a bug of Waitscope, never of the user's program.
namespace ws {

/// Prints what to report and ends the process with exit code 70 (our own bug).
[[noreturn]] void reportBug(const char* expression, const char* file, int line);

} // namespace ws

#define WS_ASSERT(condition)                                                                                           \
    (__builtin_expect(!(condition), 0) ? ::ws::reportBug(#condition, __FILE__, __LINE__) : void())
#define WS_UNREACHABLE() ::ws::reportBug("unreachable", __FILE__, __LINE__)
