#pragma once

#include "go/vet.h"
#include "go/walk.h"

#include <string_view>

/// The parts of vet(), one a file.
namespace ws::go {

/// What a call calls, if that is a declared function or method; null otherwise.
const Object* callee(const CallExpr& call);
/// Is `object` the method with this name of a type of a library package?
bool isLibraryMethod(const Object* object, std::string_view package, std::string_view type, std::string_view method);
/// The innermost of (x) and x.
const Expr& unparen(const Expr& x);

void vetCopiedLocks(Program& program, const File& file, Diagnostics& diagnostics);
void vetLostCancel(const Program& program, const Package& package, const File& file, Diagnostics& diagnostics);
void vetUnusedResults(Program& program, const File& file, Diagnostics& diagnostics);
void vetLoopClosures(const File& file, Diagnostics& diagnostics);
void vetWaitGroups(const Package& package, Diagnostics& diagnostics);
void vetUnlocks(const Package& package, Diagnostics& diagnostics);

} // namespace ws::go
