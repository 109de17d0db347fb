#include "sim/channel.h"
#include "sim/costs.h"
#include "sim/interp_impl.h"

/// Instructions that are visible to others: maps, channels, goroutines, natives.
namespace ws::sim {

using code::Instr;
using code::Op;
using Done = Interpreter::Impl::Done;

namespace {

Done fromMap(MapStatus status)
{
    switch (status) {
    case MapStatus::Done:
        return Done::Ok;
    case MapStatus::Budget:
        return Done::Again;
    case MapStatus::Panic:
        return Done::Panic;
    case MapStatus::Ended:
        return Done::Ended;
    }
    WS_UNREACHABLE();
}

} // namespace

Done Interpreter::Impl::fromNative(const Goroutine& g, NativeStatus status)
{
    static_cast<void>(g);
    switch (status) {
    case NativeStatus::Done:
        return Done::Ok;
    case NativeStatus::Again:
        return Done::Again;
    case NativeStatus::Panic:
        return Done::Panic;
    case NativeStatus::Stop:
        return Done::Ended;
    case NativeStatus::Body:
        break;
    }
    WS_UNREACHABLE();
}

Done Interpreter::Impl::mapInstruction(Goroutine& g, Proc& proc, std::uint64_t* fp, const Instr* pc, bool& exhausted)
{
    const auto keyAt = [fp](std::uint32_t slot) { return reinterpret_cast<const std::uint8_t*>(fp + slot); };
    Addr element = 0;
    switch (static_cast<Op>(pc->op)) {
    case Op::MakeMap: {
        const std::int64_t hint = pc->b == code::kNoSlot ? 0 : static_cast<std::int64_t>(fp[pc->b]);
        const Addr map = maps.make(g, pc->c, hint);
        if (map == 0) {
            outOfMemory(0);
            return Done::Ended;
        }
        fp[pc->a] = map;
        return Done::Ok;
    }
    case Op::MapGet:
    case Op::MapGet2: {
        const code::RTypeId type = pc[1].a;
        const MapStatus status = maps.get(g, proc, type, fp[pc->b], keyAt(pc->c), element);
        if (status != MapStatus::Done)
            return fromMap(status);
        const code::RTypeId value = types.type(type).element;
        if (element != 0)
            types.toSlots(value, fp + pc->a, heap.host(element));
        else if (const std::uint32_t slots = types.shape(value).slots; slots != 0)
            std::memset(fp + pc->a, 0, std::size_t{slots} * 8);
        if (static_cast<Op>(pc->op) == Op::MapGet2)
            fp[pc[1].b] = element != 0 ? 1 : 0;
        return Done::Ok;
    }
    case Op::MapAssign: {
        const MapStatus status = maps.assign(g, proc, pc[1].a, fp[pc->b], keyAt(pc->c), element);
        if (status == MapStatus::Done)
            fp[pc->a] = element;
        return fromMap(status);
    }
    case Op::MapDelete:
        return fromMap(maps.erase(g, proc, pc->c, fp[pc->a], keyAt(pc->b)));
    case Op::MapClear:
        return fromMap(maps.clear(g, proc, pc->c, fp[pc->a]));
    case Op::MapIterInit: {
        const Addr iterator = heap.allocate(MapIterator::kBytes, Scan::Yes);
        if (iterator == 0) {
            outOfMemory(MapIterator::kBytes);
            return Done::Ended;
        }
        const MapStatus status = maps.iterInit(g, proc, pc->c, fp[pc->b], iterator);
        fp[pc->a] = iterator;
        return fromMap(status);
    }
    case Op::MapIterNext: {
        const code::RTypeId type = pc[1].a;
        Addr key = 0;
        const MapStatus status = maps.iterNext(g, proc, type, fp[pc->a], key, element);
        if (status != MapStatus::Done)
            return fromMap(status);
        exhausted = key == 0;
        if (exhausted)
            return Done::Ok;
        const code::RType& map = types.type(type);
        if (pc->b != code::kNoSlot)
            types.toSlots(map.key, fp + pc->b, heap.host(key));
        if (pc->c != code::kNoSlot)
            types.toSlots(map.element, fp + pc->c, heap.host(element));
        return Done::Ok;
    }
    default:
        WS_UNREACHABLE();
    }
}

Done Interpreter::Impl::select(Goroutine& g, std::uint64_t* fp, const Instr* pc)
{
    const std::uint32_t count = pc->c;
    const std::vector<std::uint64_t>& constants = g.frames.back().function->constants;
    std::array<SelectCase, 16> few;
    std::vector<SelectCase> many;
    std::span<SelectCase> cases(few.data(), std::min<std::size_t>(count, few.size()));
    if (count > few.size()) {
        many.resize(count);
        cases = many;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        const code::SelectCase entry = code::SelectCase::unpack(constants[pc->b + i]);
        cases[i].channel = fp[entry.channel];
        cases[i].send = entry.kind == code::SelectCase::Kind::Send;
        cases[i].slots = entry.value == code::kNoSlot ? nullptr : fp + entry.value;
    }
    SelectResult result;
    const bool hasDefault = pc[1].b != 0;
    const NativeStatus status = chanSelect(machine, g, cases, hasDefault, result);
    if (status != NativeStatus::Done)
        return fromNative(g, status);
    g.phase = 0;
    fp[pc->a] = static_cast<std::uint64_t>(std::int64_t{result.chosen});
    if (pc[1].a != code::kNoSlot)
        fp[pc[1].a] = result.ok ? 1 : 0;
    return Done::Ok;
}

Done Interpreter::Impl::goStatement(Goroutine& g, Addr closure)
{
    static_cast<void>(g);
    const Callee* callee = calleeOf(closure);
    if (callee == nullptr) {
        machine.fatal("go of nil func value");
        return Done::Ended;
    }
    Goroutine* created = machine.newGoroutine(*callee->function);
    if (created == nullptr)
        return Done::Ended;
    created->frames.clear();
    WS_ASSERT(pushFrame(*created, *callee, 0, closure));
    machine.start(*created);
    return machine.ended() ? Done::Ended : Done::Ok;
}

Done Interpreter::Impl::callNative(Goroutine& g, const code::Function& function, std::uint64_t* window)
{
    const NativeEntry* entry = natives[static_cast<std::size_t>(function.native)];
    if (entry == nullptr) {
        machine.fatal("waitscope: not supported: " + function.name + " has no body here");
        return Done::Ended;
    }
    if (g.phase == 0)
        machine.charge(entry->costPs);
    NativeCall call{machine, g, window, function};
    const NativeStatus status = entry->function(call);
    if (status == NativeStatus::Done)
        g.phase = 0;
    return machine.ended() ? Done::Ended : fromNative(g, status);
}

bool Interpreter::Impl::callFront(Goroutine& g, const code::Function& function, std::uint64_t* window, Done& done)
{
    NativeCall call{machine, g, window, function};
    const NativeStatus status = natives[static_cast<std::size_t>(function.front)]->function(call);
    if (status == NativeStatus::Done || status == NativeStatus::Body)
        g.phase = 0;
    if (status == NativeStatus::Body)
        return false;
    done = machine.ended() ? Done::Ended : fromNative(g, status);
    return true;
}

void Interpreter::Impl::nameObject(Addr addr, std::uint32_t site, bool isReference)
{
    if (addr == 0 || !machine.emitter().enabled())
        return;
    if (isReference)
        machine.emitter().nameValue(addr, module.sites[site]);
    else
        machine.emitter().nameAddress(addr, module.sites[site]);
}

} // namespace ws::sim
