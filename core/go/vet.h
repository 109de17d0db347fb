#pragma once

#include "go/types.h"

namespace ws::go {

/// Warnings about a checked package without errors, in go vet's words: copied locks, captured loop variables (before Go
/// 1.22), lost cancel functions, unused results, WaitGroup.Add inside the goroutine; and hints that vet does not have:
/// a WaitGroup that is waited for and done but never added to, and an Unlock of a mutex that nothing locks.
void vet(Program& program, const Package& package, Diagnostics& diagnostics);

} // namespace ws::go
