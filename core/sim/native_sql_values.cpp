#include "sim/go_float.h"
#include "sim/native_support.h"

/// Natives of database/sql about values of types that only the program knows: arguments and destinations of Scan.
namespace ws::sim {
namespace {

using code::Kind;
using code::RType;

/// As the constants in database/sql/driver.
enum class ValueKind : std::uint8_t { Other, Int, Uint, Bool, Float32, Float64, String, Bytes, Nil, Pointer };

GoValue interfaceParam(NativeCall& call, int slot)
{
    return goMemory(call).interfaceValue(reinterpret_cast<const std::uint8_t*>(call.window + slot));
}

/// func rt_value(v any) (kind int, word uint64, text string)
NativeStatus value(NativeCall& call)
{
    const GoMemory memory = goMemory(call);
    const GoValue v = interfaceParam(call, 4);
    ValueKind kind = ValueKind::Other;
    std::uint64_t word = 0;
    std::string text;
    if (v.type == nullptr) {
        kind = ValueKind::Nil;
    } else {
        std::uint64_t slots[2] = {};
        if (v.type->slots <= 1)
            memory.types.toSlots(v.type->id, slots, v.memory);
        word = slots[0];
        switch (v.type->kind) {
        case Kind::Bool:
            kind = ValueKind::Bool;
            break;
        case Kind::Int:
        case Kind::Int8:
        case Kind::Int16:
        case Kind::Int32:
        case Kind::Int64:
            kind = ValueKind::Int;
            break;
        case Kind::Uint:
        case Kind::Uint8:
        case Kind::Uint16:
        case Kind::Uint32:
        case Kind::Uint64:
        case Kind::Uintptr:
            kind = ValueKind::Uint;
            break;
        case Kind::Float32:
            kind = ValueKind::Float32;
            appendFloat(text, static_cast<double>(GoMemory::load<float>(v.memory)), 'g', -1, 32);
            break;
        case Kind::Float64:
            kind = ValueKind::Float64;
            appendFloat(text, GoMemory::load<double>(v.memory), 'g', -1, 64);
            break;
        case Kind::String:
            kind = ValueKind::String;
            text = memory.stringAt(v.memory);
            break;
        case Kind::Slice:
            if (memory.type(v.type->element).kind == Kind::Uint8) {
                kind = ValueKind::Bytes;
                text = memory.stringAt(v.memory);
            }
            break;
        case Kind::Pointer:
            kind = word == 0 ? ValueKind::Nil : ValueKind::Pointer;
            break;
        case Kind::Complex64:
        case Kind::Complex128:
        case Kind::Array:
        case Kind::Chan:
        case Kind::Func:
        case Kind::Interface:
        case Kind::Map:
        case Kind::Struct:
        case Kind::UnsafePointer:
        case Kind::Invalid:
            break;
        }
        if (kind == ValueKind::Other)
            text = v.type->text + ", a " + (v.type->kind == Kind::Struct ? "struct" : "composite");
    }
    giveInt(call, static_cast<int>(kind));
    call.window[1] = word;
    return giveString(call, text, 2);
}

/// func rt_pointee(v any) any
NativeStatus pointee(NativeCall& call)
{
    const GoValue v = interfaceParam(call, 2);
    const RType& target = goMemory(call).type(v.type->element);
    const Addr address = GoMemory::load<std::uint64_t>(v.memory);
    std::uint64_t words[2] = {};
    if (target.kind == Kind::Interface) {
        words[0] = call.machine.heap().load<std::uint64_t>(address);
        words[1] = call.machine.heap().load<std::uint64_t>(address + 8);
    } else if (!boxValue(call, {&target, call.machine.heap().host(address), true}, words)) {
        return NativeStatus::Stop;
    }
    call.window[0] = words[0];
    call.window[1] = words[1];
    return NativeStatus::Done;
}

/// The kinds that Scan converts to, in the order of Kind, as reflect.Kind prints them.
constexpr std::string_view kScanned[] = {"", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8",
    "uint16", "uint32", "uint64", "", "float32", "float64", "", "", "", "", "", "", "", "", "", "string"};
static_assert(std::size(kScanned) == static_cast<std::size_t>(Kind::String) + 1);

/// func rt_dest(dest any) (kind, bits int, name string)
NativeStatus dest(NativeCall& call)
{
    const GoValue v = interfaceParam(call, 4);
    std::int64_t kind = 0;
    std::int64_t bits = 0;
    std::string name;
    if (v.type != nullptr && v.type->kind == Kind::Pointer) {
        const RType& target = goMemory(call).type(v.type->element);
        kind = GoMemory::load<std::uint64_t>(v.memory) == 0 ? -1 : static_cast<std::int64_t>(target.kind);
        bits = target.size * 8;
        const auto index = static_cast<std::size_t>(target.kind);
        name = index < std::size(kScanned) && !kScanned[index].empty() ? kScanned[index] : target.text;
    }
    giveInt(call, kind);
    giveInt(call, bits, 1);
    return giveString(call, name, 2);
}

/// func rt_assign(dest any, word uint64, text string)
NativeStatus assign(NativeCall& call)
{
    const RType& target = goMemory(call).type(goMemory(call).type(static_cast<code::RTypeId>(call.window[0])).element);
    Heap& heap = call.machine.heap();
    const Addr to = call.window[1];
    if (target.kind == Kind::String) {
        heap.store(to, call.window[4] == 0 ? 0 : call.window[3]);
        heap.store(to + 8, call.window[4]);
    } else if (target.kind == Kind::Float32) {
        heap.store(to, static_cast<float>(std::bit_cast<double>(call.window[2])));
    } else {
        std::memcpy(heap.host(to), &call.window[2], target.size);
    }
    return NativeStatus::Done;
}

/// func rt_assignNew(dest any) any
NativeStatus assignNew(NativeCall& call)
{
    const GoMemory memory = goMemory(call);
    const RType& pointer = memory.type(memory.type(static_cast<code::RTypeId>(call.window[2])).element);
    const RType& target = memory.type(pointer.element);
    const Addr to = call.window[3];
    const Addr fresh = allocateFor(call, target.size, target.hasPointers ? Scan::Yes : Scan::No);
    if (fresh == 0)
        return NativeStatus::Stop;
    call.machine.heap().store(to, fresh);
    call.window[0] = pointer.id;
    call.window[1] = fresh;
    return NativeStatus::Done;
}

/// func rt_assignNil(dest any)
NativeStatus assignNil(NativeCall& call)
{
    call.machine.heap().store<std::uint64_t>(call.window[1], 0);
    return NativeStatus::Done;
}

/// func typeName(x any) string
NativeStatus typeName(NativeCall& call)
{
    const GoValue v = interfaceParam(call, 2);
    return giveString(call, v.type == nullptr ? std::string("<nil>") : v.type->text);
}

/// func float64bits(f float64) uint64
NativeStatus floatBits(NativeCall& call)
{
    call.window[0] = call.window[1];
    return NativeStatus::Done;
}

/// func rt_nanotime() int64, on the clock of time.runtimeNano
NativeStatus nanotime(NativeCall& call)
{
    call.window[0] = call.machine.nowNs() + 1;
    return NativeStatus::Done;
}

constexpr std::uint32_t kValuePs = 10'000;

constexpr NativeEntry kTable[] = {
    {"database/sql/driver.rt_value", value, kValuePs},
    {"database/sql/driver.rt_pointee", pointee, kValuePs},
    {"database/sql.rt_dest", dest, kValuePs},
    {"database/sql.rt_assign", assign, kValuePs},
    {"database/sql.rt_assignNew", assignNew, kValuePs},
    {"database/sql.rt_assignNil", assignNil, kValuePs},
    {"database/sql.typeName", typeName, kValuePs},
    {"context.typeName", typeName, kValuePs},
    {"database/sql.float64bits", floatBits, 500},
    {"database/sql.rt_nanotime", nanotime, 15'000},
};

} // namespace

NativeTable sqlValueNatives()
{
    return kTable;
}

} // namespace ws::sim
