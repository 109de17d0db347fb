#pragma once

#include "dump/dump.h"

#include <string>
#include <string_view>

namespace ws::dump {

/// Go's text, to the byte. The version (minor number, 19 or 26) decides what changed between releases: "in goroutine N"
/// from 1.21, where a deep stack is cut (after 100 frames before 1.21, then 50 innermost and 50 outermost), and so on.
/// The stacks in `dump` may be complete: cutting is done here. Ends with a newline; blocks are separated by blank
/// lines.
std::string write(const Dump& dump, int goMinor);

/// One goroutine's block: header, frames, created by. Ends with a newline.
std::string write(const Goroutine& goroutine, int goMinor);

/// Only the header: "goroutine 56 [sync.WaitGroup.Wait, 2 minutes]:".
std::string header(const Goroutine& goroutine);

/// The last frame of a goroutine that never ran, which Go prints although it is the runtime's: runtime.goexit.
Frame goexitFrame(int goMinor);

/// How a process died, as far as its dump depends on it.
enum class Death { Panic, FatalError, Deadlock, RuntimeThrow, Signal };

/// Whether all goroutines are printed at Go's default level (GOTRACEBACK=single), or only the one that died. For a
/// fatal error of the user's (two writers in a map, unlock of an unlocked mutex) Go 1.19 prints all (runtime1.go
/// gotraceback: throwing >= throwTypeUser), Go 1.26 only the culprit (throwing > throwTypeUser). Both were seen in
/// runs.
bool showsAllGoroutines(Death death, int goMinor);

/// A file's place as a dump of a program built with -trimpath shows it: "./unsafe.go" for the user's own files,
/// "sync/waitgroup.go" for Go's. So dumps carry no paths of a machine that does not exist.
std::string dumpPath(std::string_view file, bool user);

} // namespace ws::dump
