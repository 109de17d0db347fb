#pragma once

#include "go/ast.h"

#include <functional>

namespace ws::go {

/// Calls `visit` for every direct child of a node, in source order; null children are left out. Constants that are
/// inherited in a group count for the declaration that writes them only.
void forEachChild(const Node& node, const std::function<void(const Node&)>& visit);

/// Visits the node and everything below it, parents first; nothing below a node for which `visit` returns false.
void inspect(const Node& node, const std::function<bool(const Node&)>& visit);

} // namespace ws::go
