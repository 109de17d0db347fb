#pragma once

#include "go/ast.h"

#include <memory>
#include <string>

namespace ws::go {

/// Nesting that the parser accepts (parentheses in parentheses, blocks in blocks, a + b + … counts too): everybody may
/// walk the tree by recursion without fear for the stack.
inline constexpr int kMaxTreeHeight = 1000;

/// Parses one file of the set. The grammar, the recovery and the messages are those of cmd/compile/internal/syntax
/// (Go 1.26), and so are the checks of labels and branches, which set BranchStmt::target. Errors go to `diagnostics`;
/// the tree is then incomplete. Null if the package clause is broken.
std::unique_ptr<File> parseFile(const FileSet& files, std::uint32_t index, Diagnostics& diagnostics);

/// An expression or type as the compiler prints it in messages: on one line, with "…" for the bodies of function
/// literals and the elements of composite literals.
std::string exprText(const Expr* expr);
/// `a, b` for a list.
std::string exprText(const std::vector<Expr*>& list);

/// Where the compiler reports an error about an expression: its start, but for two cases (as syntax.StartPos): x[i:j]
/// is reported at its bracket and a function type after its keyword.
Pos reportPos(const Expr* expr);

} // namespace ws::go
