#include "sim/heap.h"
#include "sim/machine.h"
#include "sim/natives.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

/// Natives of strings (searching) and sort (slices of any type).
namespace ws::sim {

namespace {

std::string_view textAt(const NativeCall& call, int slot)
{
    return call.machine.heap().text(call.window[slot], call.window[slot + 1]);
}

NativeStatus give(NativeCall& call, std::size_t place)
{
    call.machine.charge(call.window[2] * 100); // about ten bytes a nanosecond, as vectorised code
    call.window[0] = place == std::string_view::npos ? ~std::uint64_t{0} : place;
    return NativeStatus::Done;
}

char byteAt(const NativeCall& call, int slot)
{
    return static_cast<char>(call.window[slot]);
}

NativeStatus index(NativeCall& call)
{
    return give(call, textAt(call, 1).find(textAt(call, 3)));
}
NativeStatus lastIndex(NativeCall& call)
{
    return give(call, textAt(call, 1).rfind(textAt(call, 3)));
}
NativeStatus indexByte(NativeCall& call)
{
    return give(call, textAt(call, 1).find(byteAt(call, 3)));
}
NativeStatus lastIndexByte(NativeCall& call)
{
    return give(call, textAt(call, 1).rfind(byteAt(call, 3)));
}

/// The slice in the interface at slots `slot`, `slot + 1`: its header's address and its element's size.
struct AnySlice {
    Addr header = 0;
    std::uint64_t elementBytes = 0;
    bool isSlice = false;
};
AnySlice sliceIn(const NativeCall& call, int slot)
{
    const code::Module& module = call.machine.module();
    const code::RType& type = module.types[call.window[slot]];
    if (type.kind != code::Kind::Slice)
        return {};
    return {call.window[slot + 1], module.types[type.element].size, true};
}

/// As reflect's Kind.String, in the order of code::Kind.
constexpr std::string_view kKindNames[] = {"zero", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8",
    "uint16", "uint32", "uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func",
    "interface", "map", "ptr", "slice", "string", "struct", "unsafe.Pointer"};

NativeStatus sliceLen(NativeCall& call)
{
    const AnySlice slice = sliceIn(call, 1);
    if (!slice.isSlice) {
        const auto kind = static_cast<std::size_t>(call.machine.module().types[call.window[1]].kind);
        call.machine.panicWith(
            "reflect: call of Swapper on " + std::string(kKindNames[kind]) + " Value", PendingPanic::Kind::String);
        return NativeStatus::Panic;
    }
    call.window[0] = call.machine.heap().load<std::uint64_t>(slice.header + 8);
    return NativeStatus::Done;
}

NativeStatus sliceSwap(NativeCall& call)
{
    const AnySlice slice = sliceIn(call, 0);
    Heap& heap = call.machine.heap();
    const auto i = call.window[2], j = call.window[3];
    const auto length = slice.isSlice ? heap.load<std::uint64_t>(slice.header + 8) : 0;
    if (i >= length || j >= length) {
        call.machine.panicWith("reflect: slice index out of range", PendingPanic::Kind::String);
        return NativeStatus::Panic;
    }
    if (i == j || slice.elementBytes == 0)
        return NativeStatus::Done;
    const Addr data = heap.load<Addr>(slice.header);
    std::uint8_t* x = heap.host(data + i * slice.elementBytes);
    std::uint8_t* y = heap.host(data + j * slice.elementBytes);
    std::swap_ranges(x, x + slice.elementBytes, y);
    return NativeStatus::Done;
}

constexpr std::uint32_t kSearchPs = 4'000; ///< the call and its set-up
constexpr std::uint32_t kSwapPs = 5'000; ///< reflect.Swapper's function

constexpr NativeEntry kTable[] = {
    {"strings.Index", index, kSearchPs},
    {"strings.LastIndex", lastIndex, kSearchPs},
    {"strings.IndexByte", indexByte, kSearchPs},
    {"strings.LastIndexByte", lastIndexByte, kSearchPs},
    {"sort.rt_sliceLen", sliceLen, kSwapPs},
    {"sort.rt_sliceSwap", sliceSwap, kSwapPs},
};

} // namespace

NativeTable stringsNatives()
{
    return kTable;
}

} // namespace ws::sim
