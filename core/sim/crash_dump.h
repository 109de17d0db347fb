#pragma once

#include "dump/dump.h"

#include <string>

namespace ws::sim {

class Machine;
struct Goroutine;

/// A goroutine as a dump shows it now.
dump::Goroutine dumpOf(Machine& machine, const Goroutine& g);

/// What follows the first line of a crash: `first` and, if `everybody`, all other goroutines in the order of allgs.
/// Begins with a blank line. Empty if there is nobody to show.
std::string crashDump(Machine& machine, const Goroutine* first, bool everybody);

/// runtime.Stack: `self` first (as running), then all others. No blank line at the start.
std::string stackText(Machine& machine, const Goroutine& self, bool all);

} // namespace ws::sim
