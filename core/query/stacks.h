#pragma once

#include "dump/dump.h"
#include "query/format.h"

#include <array>
#include <string>
#include <vector>

namespace ws::query {

/// A goroutine as Go's dump shows it at this instant. Arguments are not recorded: frames read "(...)".
dump::Goroutine dumpGoroutine(const TraceIndex& index, const World& world, GoId g);

/// The dump that Go would print at this instant: after a crash the crashed goroutine first and, if the version prints
/// only that one, nobody else; otherwise all, in the order of allgs, as for SIGQUIT.
enum class DumpScope { AsGo, All };
dump::Dump dumpAt(const TraceIndex& index, const World& world, DumpScope scope);

/// Its text.
std::string dumpText(const TraceIndex& index, const World& world, DumpScope scope);
std::string stackText(const TraceIndex& index, const World& world, GoId g);

/// Goroutines that stand at one line of a source file, by state: the bubbles beside the code. A goroutine stands where
/// its innermost frame of the user's files is; done ones stand nowhere.
struct LineBubble {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    std::array<std::uint32_t, kStateCount> counts{};
    [[nodiscard]] std::uint32_t total() const;
};
std::vector<LineBubble> bubbles(const Trace& trace, const World& world); ///< by file, then line

} // namespace ws::query
