#pragma once

#include "sim/fmt_printer.h"
#include "sim/interp.h"
#include "sim/machine.h"
#include "sim/natives.h"
#include "sim/value.h"

#include <bit>
#include <cstdint>
#include <string_view>

/// What natives about text and values have in common: reading parameters out of the window, giving results.
namespace ws::sim {

/// Allocates or ends the run at the heap's limit (then 0; return NativeStatus::Stop). Zero bytes are always fine.
inline Addr allocateFor(NativeCall& call, std::uint64_t bytes, Scan scan)
{
    const Addr addr = call.machine.heap().allocate(bytes, scan);
    if (addr == 0)
        call.machine.stopAtLimit("the simulated heap is full");
    return addr;
}

inline std::string_view stringParam(const NativeCall& call, int slot)
{
    return call.machine.heap().text(call.window[slot], call.window[slot + 1]);
}
inline std::int64_t intParam(const NativeCall& call, int slot)
{
    return static_cast<std::int64_t>(call.window[slot]);
}
inline double floatParam(const NativeCall& call, int slot)
{
    return std::bit_cast<double>(call.window[slot]);
}

inline NativeStatus giveInt(NativeCall& call, std::int64_t value, int slot = 0)
{
    call.window[slot] = static_cast<std::uint64_t>(value);
    return NativeStatus::Done;
}
inline NativeStatus giveBool(NativeCall& call, bool value, int slot = 0)
{
    call.window[slot] = value ? 1 : 0;
    return NativeStatus::Done;
}

/// A new string as result. `text` must not be in the simulated heap (it may be copied there, never moved).
inline NativeStatus giveString(NativeCall& call, std::string_view text, int slot = 0)
{
    Addr addr = 0;
    if (!text.empty()) {
        addr = allocateFor(call, text.size(), Scan::No);
        if (addr == 0)
            return NativeStatus::Stop;
        std::memcpy(call.machine.heap().host(addr), text.data(), text.size());
    }
    call.window[slot] = addr;
    call.window[slot + 1] = text.size();
    return NativeStatus::Done;
}
/// A new []byte; never nil.
inline NativeStatus giveBytes(NativeCall& call, std::string_view text, int slot = 0)
{
    const Addr addr = allocateFor(call, text.size(), Scan::No);
    if (addr == 0)
        return NativeStatus::Stop;
    if (!text.empty())
        std::memcpy(call.machine.heap().host(addr), text.data(), text.size());
    call.window[slot] = addr;
    call.window[slot + 1] = text.size();
    call.window[slot + 2] = text.size();
    return NativeStatus::Done;
}
/// Charges the time that work on `bytes` bytes takes, about a byte in a quarter of a nanosecond.
inline void chargeBytes(NativeCall& call, std::uint64_t bytes)
{
    call.machine.charge(bytes * 250);
}

/// The machine's types and memory for a printer.
inline GoMemory goMemory(NativeCall& call)
{
    return {call.machine.heap(), call.machine.interpreter().types()};
}

/// The interface words for a value: one-slot values in canonical form, others as a copy in the heap. False: the heap is
/// full and the run has ended.
bool boxValue(NativeCall& call, const GoValue& value, std::uint64_t (&words)[2]);

/// A closure of type func(fn, args, results unsafe.Pointer) that calls func values of this type
/// (code::makeCaller); 0: the run ends.
Addr callerOf(NativeCall& call, code::RTypeId type);

} // namespace ws::sim
