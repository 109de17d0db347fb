#pragma once

#include "go/ast.h"

#include <functional>

namespace ws::code {

/// Calls `visit` for every direct child of `node` that is not null, in source order. Types of declarations are
/// included, labels and selected names are not.
void forEachChild(go::Node* node, const std::function<void(go::Node*)>& visit);

} // namespace ws::code
