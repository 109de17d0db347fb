#pragma once

#include "base/expected.h"
#include "dump/dump.h"

#include <string>
#include <string_view>
#include <vector>

namespace ws::dump {

/// True if a text looks like it holds a goroutine dump or profile (to tell it from Go source and traces).
bool looksLikeDump(std::string_view text);

/// Reads what Go prints for a crash, SIGQUIT, debug=2 or debug=1, from Go 1.5 to today: any version's headers, wrapped
/// lines, spaces for tabs, CR LF, other output before, between and behind. Lines that are not part of a dump are kept
/// (preamble, other), so nothing of the text is lost. An Error if there is neither a goroutine nor a crash's first
/// line.
Expected<Dump> read(std::string_view text, const std::string& where);

/// Goroutines that cannot be told apart but by their ids and arguments: same state, same calls at the same lines,
/// created at the same place.
struct Group {
    std::vector<std::size_t> members; ///< indices into Dump::goroutines
    std::uint32_t minMinutes = 0, maxMinutes = 0;
};

/// All goroutines in groups: the one that crashed first, then the largest group first.
std::vector<Group> group(const Dump& dump);

/// The minor number of a Go version that could have printed this: 26 or 19 (what the labels and "in goroutine" tell).
int guessMinor(const Dump& dump);

/// The line with which the process died ("fatal error: …", "panic: …"); empty if there is none.
std::string deathLine(const Dump& dump);

} // namespace ws::dump
