#pragma once

#include "code/bytecode.h"

#include <array>
#include <cstdint>

/// What things take in virtual time, in picoseconds. One table for everything that the interpreter executes.
///
/// Source: orders of magnitude of compiled Go on an amd64 machine of 3 to 4 GHz (0.3 ns a cycle): one cycle for a
/// register operation, about four for a load that hits the first cache level, a call and return of 1 to 2 ns, an
/// allocation of about 20 ns plus the clearing of its bytes, 5 to 30 ns for the parts of a map operation
/// (go-runtime.md 2.1; Go's own map benchmarks). They decide how often two processors meet inside a map, not who wins:
/// the calibration in tests/calibration compares the outcome with real Go.
namespace ws::sim {

using Ps = std::uint64_t;

namespace cost {

inline constexpr Ps kNothing = 0;
inline constexpr Ps kRegister = 300;
inline constexpr Ps kBranch = 300;
inline constexpr Ps kMultiply = 900;
inline constexpr Ps kDivide = 6'000;
inline constexpr Ps kFloat = 1'200;
inline constexpr Ps kFloatDivide = 4'000;
inline constexpr Ps kLoad = 1'000;
inline constexpr Ps kStore = 600;
inline constexpr Ps kCall = 1'000;
inline constexpr Ps kReturn = 600;
inline constexpr Ps kIndirectCall = 2'000;
inline constexpr Ps kDefer = 2'000;
inline constexpr Ps kPanic = 100'000; ///< raise and unwind
inline constexpr Ps kGoStatement = 30'000; ///< copy of the arguments; newproc itself is in sched_costs.h
inline constexpr Ps kAllocate = 20'000; ///< mallocgc of a small object
inline constexpr Ps kTypeCheck = 3'000; ///< an assertion to an interface type: itab cache
inline constexpr Ps kStringWork = 3'000; ///< call of a string routine
inline constexpr Ps kPrint = 300'000; ///< one write(2) of the built-in print

inline constexpr Ps kBytesPerStep = 16; ///< moved, compared or cleared in kBytesStep
inline constexpr Ps kBytesStep = 300;

// Parts of a map operation.
inline constexpr Ps kMapCheck = 1'500; ///< call, nil test, load and test the flag
inline constexpr Ps kMapHash = 3'500; ///< AES hash of a word
inline constexpr Ps kMapFlagLoad = 900; ///< load for the read-modify-write of the flag
inline constexpr Ps kMapFlagStore = 600;
inline constexpr Ps kMapSearch = 7'000; ///< bucket or group probe that hits the cache
inline constexpr std::uint32_t kMapMissSpread = 1'500; ///< per doubling of the map: cache misses grow with it
inline constexpr Ps kMapInsert = 40'000; ///< store tag and key, count++: lines that no cache has yet
inline constexpr std::uint32_t kMapInsertSpread = 90'000; ///< one to three of them
inline constexpr Ps kPageFault = 700'000; ///< first touch of a page of a large table, while the write flag is set
inline constexpr std::uint32_t kPageFaultSpread = 800'000;
inline constexpr std::uint32_t kStallEvery = 300; ///< one insert in so many meets an interrupt or a busy hypervisor …
inline constexpr Ps kStall = 1'000'000;
inline constexpr std::uint32_t kStallSpread =
    11'000'000; ///< … and takes longer by microseconds (calibrated, not measured)
inline constexpr Ps kMapGrow = 150'000; ///< allocate the new buckets or table
inline constexpr Ps kMapEvacuate = 60'000; ///< one bucket or group moved
inline constexpr Ps kMapDelete = 6'000;
inline constexpr Ps kMapIterInit = 12'000;
inline constexpr Ps kMapIterNext = 4'000;
inline constexpr Ps kMapIterSkip = 700; ///< an empty cell passed over
inline constexpr Ps kMapMake = 45'000;
inline constexpr Ps kMapTransfer = 30'000; ///< another processor wrote the header last: its cache line moves here …
inline constexpr std::uint32_t kMapTransferSpread = 60'000; ///< … in up to this much more

// The collector (sim/gc.cpp).
inline constexpr Ps kGcFixed = 40'000'000; ///< stop the world, start it, bookkeeping
inline constexpr Ps kGcPerMarkedByte = 300; ///< about 3 GB/s of live memory on one core
inline constexpr Ps kGcPause = 30'000'000; ///< stopped for all processors

} // namespace cost

inline constexpr Ps bytesCost(std::uint64_t bytes)
{
    return bytes / cost::kBytesPerStep * cost::kBytesStep;
}

/// The fixed cost of each instruction; what depends on sizes is added by the instruction.
inline constexpr std::array<Ps, code::kOpCount> kOpCosts = [] {
    std::array<Ps, code::kOpCount> table{};
    table.fill(cost::kRegister);
    const auto set = [&table](Ps ps, std::initializer_list<code::Op> ops) {
        for (const code::Op op : ops)
            table[static_cast<std::size_t>(op)] = ps;
    };
    using enum code::Op;
    set(cost::kNothing, {Ext, Step, Unwind, NameAddr, NameValue, FrameToken, Captured});
    set(cost::kMultiply, {Mul, MulI});
    set(cost::kDivide, {Div, Rem, DivU, RemU});
    set(cost::kMultiply * 2, {DivI, RemI});
    set(cost::kFloat,
        {AddF, SubF, MulF, AddF32, SubF32, MulF32, EqF, NeF, LtF, LeF, EqF32, NeF32, LtF32, LeF32, MinF, MaxF, MinF32,
            MaxF32, I2F, U2F, I2F32, U2F32, F2F32, F32To64, F2I, F2I32, F2U, AddC, SubC, EqC, C64To128, C128To64});
    set(cost::kFloat * 4, {MulC});
    set(cost::kFloatDivide, {DivF, DivF32});
    set(cost::kFloatDivide * 4, {DivC});
    set(cost::kLoad,
        {Load8, Load8S, Load16, Load16S, Load32, Load32S, Load64, Load2, Load3, LoadN, GLoad64, SLoad8, SLoad8S,
            SLoad16, SLoad16S, SLoad32, SLoad32S, SLoad64, StrIndex, MapLen, ChanLen, ChanCap, Unbox});
    set(cost::kStore,
        {Store8, Store16, Store32, Store64, Store2, Store3, StoreN, GStore64, SStore8, SStore16, SStore32, SStore64,
            ZeroMem, CopyMem, ClearSlice, CopySlice});
    set(cost::kCall, {Call, CallFront, CallNative});
    set(cost::kReturn, {Ret, RunDefers});
    set(cost::kIndirectCall, {CallClosure, CallIface});
    set(cost::kDefer, {Defer, DeferAt, Recover});
    set(cost::kPanic, {Panic, RuntimePanic});
    set(cost::kGoStatement, {Go});
    set(cost::kAllocate, {New, MakeSlice, Closure, MakeChan});
    set(cost::kStringWork,
        {Concat, IntToStr, StrToBytes, BytesToStr, StrToRunes, RunesToStr, StrEq, StrNe, StrLt, StrLe, StrNext, Append,
            AppendSlice, EqIface, EqType});
    set(cost::kTypeCheck, {AssertIface, AssertIface2, Implements});
    set(cost::kNothing, {MakeMap, MapGet, MapGet2, MapAssign, MapDelete, MapClear, MapIterInit, MapIterNext});
    set(cost::kNothing, {Send, Recv, Select, Close}); // charged in channel.cpp
    set(cost::kNothing, {Print});
    return table;
}();

} // namespace ws::sim
