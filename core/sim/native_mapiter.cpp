#include "sim/costs.h"
#include "sim/interp.h"
#include "sim/map_ops.h"
#include "sim/native_args.h"
#include "sim/natives.h"
#include "sim/value.h"

/// internal/mapiter: map operations on maps of any type, with the checks and steps of the language's own.
namespace ws::sim {

namespace {

// mapiter.Iter: m (interface) 0, state 16 (a MapIterator), key 112, value 128, ok 144.
constexpr std::uint64_t kState = 16;
constexpr std::uint64_t kKey = 112;
constexpr std::uint64_t kValue = 128;
constexpr std::uint64_t kOk = 144;

struct MapParameter {
    code::RTypeId type = 0;
    Addr map = 0;
};

MapParameter mapParameter(const NativeCall& call, std::uint32_t index)
{
    return {static_cast<code::RTypeId>(parameter(call, index)), parameter(call, index + 1)};
}

ValueTypes& typesOf(NativeCall& call)
{
    return call.machine.interpreter().types();
}

/// The value of the interface parameter at `index` as memory of `wanted`: its dynamic value, or itself if the map's
/// type is an interface type.
const std::uint8_t* memoryOf(NativeCall& call, std::uint32_t index, code::RTypeId wanted)
{
    const std::uint64_t* words = call.window + call.function.resultSlots + index;
    ValueTypes& types = typesOf(call);
    if (types.shape(wanted).kind == code::Kind::Interface)
        return reinterpret_cast<const std::uint8_t*>(words);
    return types.interfaceValue(wanted, words[1]);
}

/// The value of type `id` in memory at `from` as an interface. False: the heap is full.
bool box(NativeCall& call, code::RTypeId id, Addr from, std::uint64_t* words)
{
    Heap& heap = call.machine.heap();
    ValueTypes& types = typesOf(call);
    const TypeShape& shape = types.shape(id);
    if (shape.kind == code::Kind::Interface) {
        std::memcpy(words, heap.host(from), 16);
        return true;
    }
    words[0] = id;
    words[1] = 0;
    if (shape.slots <= 1) {
        types.toSlots(id, words + 1, heap.host(from));
        return true;
    }
    const Addr copy = heap.allocate(shape.size, shape.pointers ? Scan::Yes : Scan::No);
    if (copy == 0) {
        call.machine.outOfMemory();
        return false;
    }
    std::memcpy(heap.host(copy), heap.host(from), shape.size);
    words[1] = copy;
    return true;
}

NativeStatus statusOf(MapStatus status)
{
    switch (status) {
    case MapStatus::Done:
        return NativeStatus::Done;
    case MapStatus::Budget:
        return NativeStatus::Again;
    case MapStatus::Panic:
        return NativeStatus::Panic;
    case MapStatus::Ended:
        return NativeStatus::Stop;
    }
    WS_UNREACHABLE();
}

NativeStatus init(NativeCall& call)
{
    const Addr iterator = parameter(call, 0);
    const MapParameter map = mapParameter(call, 1);
    Heap& heap = call.machine.heap();
    heap.store<std::uint64_t>(iterator, map.type);
    heap.store<Addr>(iterator + 8, map.map);
    heap.store<std::uint8_t>(iterator + kOk, 0);
    return statusOf(
        call.machine.interpreter().maps().iterInit(call.g, call.machine.proc(), map.type, map.map, iterator + kState));
}

NativeStatus next(NativeCall& call)
{
    const Addr iterator = parameter(call, 0);
    Heap& heap = call.machine.heap();
    const auto type = heap.load<std::uint32_t>(iterator);
    Addr key = 0;
    Addr value = 0;
    const MapStatus status =
        call.machine.interpreter().maps().iterNext(call.g, call.machine.proc(), type, iterator + kState, key, value);
    if (status != MapStatus::Done)
        return statusOf(status);
    std::uint64_t words[4] = {};
    if (key != 0) {
        const code::RType& map = typesOf(call).type(type);
        if (!box(call, map.key, key, words) || !box(call, map.element, value, words + 2))
            return NativeStatus::Stop;
    }
    for (std::uint64_t i = 0; i < 2; ++i) {
        heap.store<std::uint64_t>(iterator + kKey + i * 8, words[i]);
        heap.store<std::uint64_t>(iterator + kValue + i * 8, words[i + 2]);
    }
    heap.store<std::uint8_t>(iterator + kOk, key != 0 ? 1 : 0);
    return NativeStatus::Done;
}

NativeStatus get(NativeCall& call)
{
    const MapParameter map = mapParameter(call, 0);
    const code::RType& type = typesOf(call).type(map.type);
    Addr element = 0;
    const MapStatus status = call.machine.interpreter().maps().get(
        call.g, call.machine.proc(), map.type, map.map, memoryOf(call, 2, type.key), element);
    if (status != MapStatus::Done)
        return statusOf(status);
    std::uint64_t words[2] = {};
    if (element != 0 && !box(call, type.element, element, words))
        return NativeStatus::Stop;
    result(call, 0, words[0]);
    result(call, 1, words[1]);
    result(call, 2, element != 0 ? 1 : 0);
    return NativeStatus::Done;
}

NativeStatus set(NativeCall& call)
{
    const MapParameter map = mapParameter(call, 0);
    ValueTypes& types = typesOf(call);
    const code::RType& type = types.type(map.type);
    Addr element = 0;
    const MapStatus status = call.machine.interpreter().maps().assign(
        call.g, call.machine.proc(), map.type, map.map, memoryOf(call, 2, type.key), element);
    if (status != MapStatus::Done)
        return statusOf(status);
    if (const std::uint32_t bytes = types.shape(type.element).size; bytes != 0)
        std::memcpy(call.machine.heap().host(element), memoryOf(call, 4, type.element), bytes);
    call.machine.charge(cost::kStore);
    return NativeStatus::Done;
}

NativeStatus erase(NativeCall& call)
{
    const MapParameter map = mapParameter(call, 0);
    const code::RType& type = typesOf(call).type(map.type);
    return statusOf(call.machine.interpreter().maps().erase(
        call.g, call.machine.proc(), map.type, map.map, memoryOf(call, 2, type.key)));
}

NativeStatus clear(NativeCall& call)
{
    const MapParameter map = mapParameter(call, 0);
    return statusOf(call.machine.interpreter().maps().clear(call.g, call.machine.proc(), map.type, map.map));
}

NativeStatus make(NativeCall& call)
{
    const MapParameter map = mapParameter(call, 0);
    const Addr made = call.machine.interpreter().maps().make(call.g, map.type, 0);
    if (made == 0) {
        call.machine.outOfMemory();
        return NativeStatus::Stop;
    }
    result(call, 0, map.type);
    result(call, 1, made);
    return NativeStatus::Done;
}

constexpr NativeEntry kTable[] = {
    {"internal/mapiter.Init", init, 0},
    {"internal/mapiter.Next", next, 3'000},
    {"internal/mapiter.Get", get, 3'000},
    {"internal/mapiter.Set", set, 3'000},
    {"internal/mapiter.Delete", erase, 3'000},
    {"internal/mapiter.Clear", clear, 3'000},
    {"internal/mapiter.Make", make, 0},
};

} // namespace

NativeTable mapiterNatives()
{
    return kTable;
}

} // namespace ws::sim
