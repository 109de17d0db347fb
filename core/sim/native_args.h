#pragma once

#include "sim/heap.h"
#include "sim/machine.h"
#include "sim/native.h"

#include <cstdint>
#include <string_view>

/// Reading parameters and writing results of natives.
namespace ws::sim {

/// Parameter slot `index` (results come first in the window).
inline std::uint64_t parameter(const NativeCall& call, std::uint32_t index)
{
    return call.window[call.function.resultSlots + index];
}
inline std::int64_t signedParameter(const NativeCall& call, std::uint32_t index)
{
    return static_cast<std::int64_t>(parameter(call, index));
}
inline std::string_view textParameter(const NativeCall& call, std::uint32_t index)
{
    return call.machine.heap().text(parameter(call, index), parameter(call, index + 1));
}
inline void result(NativeCall& call, std::uint32_t index, std::uint64_t value)
{
    call.window[index] = value;
}
/// Whether there are `bytes` at the address. If not (nil, or too near to it) that is Go's nil dereference: return
/// Panic.
inline bool readable(NativeCall& call, Addr address, std::uint64_t bytes)
{
    if (call.machine.heap().valid(address, bytes))
        return true;
    call.machine.panicWith("invalid memory address or nil pointer dereference");
    return false;
}
/// A string result. False: the heap is full (the run ends; return Stop).
inline bool textResult(NativeCall& call, std::uint32_t index, std::string_view text)
{
    const Addr address = call.machine.heap().allocateText(text);
    if (address == 0 && !text.empty()) {
        call.machine.outOfMemory();
        return false;
    }
    call.window[index] = address;
    call.window[index + 1] = text.size();
    return true;
}

} // namespace ws::sim
