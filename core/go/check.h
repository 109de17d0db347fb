#pragma once

#include "go/types.h"

namespace ws::go {

/// Checks one parsed package; its imports are checked already (they are in `package.imports`, found by path). Fills
/// what ast.h and types.h mark as set by the checker, makes package.scope, initOrder and initFuncs, and adds what is
/// wrong to `diagnostics` in the words of Go's compiler. Returns false if this package has errors. Never gives up: a
/// tree with Bad nodes is checked as far as it makes sense.
///
/// Bodies of functions of library packages (Package::user false) are not checked here but by checkBody.
bool check(Program& program, Package& package, Diagnostics& diagnostics);

/// Checks the body of a declared function or method if that has not happened yet (library packages). Must be called
/// before its body is compiled; cheap if it is checked already. Returns false if the body has errors (a bug in our
/// library).
bool checkBody(Program& program, FuncDecl& function, Diagnostics& diagnostics);

} // namespace ws::go
