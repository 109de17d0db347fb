#include "sim/native_support.h"

/// Package errors' natives: what errors.Is and errors.As ask of types.
namespace ws::sim {
namespace {

/// func comparable_(x any) bool
NativeStatus comparable(NativeCall& call)
{
    const auto id = static_cast<code::RTypeId>(call.window[1]);
    return giveBool(call, id != 0 && goMemory(call).type(id).comparable);
}

/// func rt_asTarget(target any) int
NativeStatus asTarget(NativeCall& call)
{
    const GoMemory memory = goMemory(call);
    const auto id = static_cast<code::RTypeId>(call.window[1]);
    const code::RType& type = memory.type(id);
    if (type.kind != code::Kind::Pointer || call.window[2] == 0)
        return giveInt(call, 1);
    const code::RType& target = memory.type(type.element);
    const bool fits = target.kind == code::Kind::Interface || (fmtMethods(memory, target) & kHasError) != 0;
    return giveInt(call, fits ? 0 : 2);
}

/// func rt_asStore(err error, target any) bool
NativeStatus asStore(NativeCall& call)
{
    ValueTypes& types = call.machine.interpreter().types();
    Heap& heap = call.machine.heap();
    const auto dynamic = static_cast<code::RTypeId>(call.window[1]);
    const code::RType& pointer = types.type(static_cast<code::RTypeId>(call.window[3]));
    const Addr to = call.window[4];
    const code::RType& target = types.type(pointer.element);
    if (dynamic == 0)
        return giveBool(call, false);
    if (target.kind == code::Kind::Interface) {
        if (!types.implements(dynamic, target.id))
            return giveBool(call, false);
        heap.store<std::uint64_t>(to, dynamic);
        heap.store<std::uint64_t>(to + 8, call.window[2]);
        return giveBool(call, true);
    }
    if (dynamic != target.id)
        return giveBool(call, false);
    if (target.size != 0)
        std::memcpy(heap.host(to), types.interfaceValue(dynamic, call.window[2]), target.size);
    return giveBool(call, true);
}

constexpr NativeEntry kTable[] = {
    {"context.comparable_", comparable, 2'000},
    {"errors.comparable_", comparable, 2'000},
    {"errors.rt_asTarget", asTarget, 5'000},
    {"errors.rt_asStore", asStore, 10'000},
};

} // namespace

NativeTable errorsNatives()
{
    return kTable;
}

} // namespace ws::sim
