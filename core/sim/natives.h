#pragma once

#include "sim/native.h"

#include <span>

namespace ws::sim {

/// The table of one file of natives. Every file native_<topic>.cpp defines one function that returns its table and is
/// named in the list in natives.cpp (explicit registration: a static library drops objects that nobody names).
using NativeTable = std::span<const NativeEntry>;

/// The native with this full name ("sync.runtime_Semacquire"), or null: then calling it is a clear "not supported"
/// fatal.
const NativeEntry* findNative(std::string_view name);

} // namespace ws::sim
