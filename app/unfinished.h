#pragma once

#include "replay/cursor.h"

#include <string>
#include <vector>

namespace ws::app {

/// A goroutine that has not ended when the process does.
struct UnfinishedGoroutine {
    std::uint32_t id = 0;
    bool blocked = false; ///< else it could go on
    std::string state; ///< as in Go's dumps: "chan receive, 2 minutes"
    std::string function, file; ///< where it stands in the user's files, or how it began if it is the library's
    std::uint32_t line = 0;
    std::string creator, creatorFile; ///< the go statement
    std::uint32_t creatorLine = 0;
};

/// The goroutines that are there at the end of the trace, without those of the test program itself: blocked ones first,
/// then in the order of their numbers.
std::vector<UnfinishedGoroutine> unfinishedAtEnd(const replay::TraceIndex& index);

/// For the end of `waitscope test`: headings and one line each; empty if there are none.
std::string unfinishedText(const std::vector<UnfinishedGoroutine>& goroutines);

} // namespace ws::app
