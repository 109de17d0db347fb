#pragma once

#include "sim/go_value.h"

namespace ws::sim {

/// fmt's order of map keys: of two values of one type, as internal/fmtsort.
int compareKeys(const GoMemory& memory, const GoValue& a, const GoValue& b);

} // namespace ws::sim
