#pragma once

#include "code/function_compiler.h"

namespace ws::code {

/// What the body of a range over a function knows about the loop statement that it belongs to. The body is a function
/// of its own (`yield`); break, return and jumps out of it are left in the control object as an exit code, which the
/// loop's function looks at when the iterator function has returned.
struct FunctionCompiler::RangeBody {
    enum State : std::int32_t { Ready = 0, Done = 1, Exhausted = 2, Running = -1 };
    static constexpr std::uint32_t kStateOffset = 0; ///< in the control object, [2]int
    static constexpr std::uint32_t kExitOffset = 8;

    FunctionCompiler* loop = nullptr; ///< compiles the function with the range statement (maybe a body itself)
    FunctionCompiler* function = nullptr; ///< compiles the declared function or literal around all of them
    const go::RangeStmt* statement = nullptr;
    Slot control = 0; ///< address of the control object
    Slot token = kNoSlot; ///< names the frame whose deferred calls `defer` adds to
    std::vector<Slot> resultCells; ///< addresses of the unnamed results' cells
    std::vector<const go::BranchStmt*> exits; ///< exit code i + 1; null: return
};

} // namespace ws::code
