#include "sim/costs.h"
#include "sim/interp_impl.h"

/// Interfaces, assertions, comparisons and closures.
namespace ws::sim {

using code::Instr;
using code::RType;
using code::RTypeId;

Interpreter::Impl::Done Interpreter::Impl::makeIface(std::uint64_t* fp, const Instr* pc)
{
    const RTypeId type = pc->c;
    const TypeShape& shape = types.shape(type);
    const Addr copy = heap.allocate(shape.size, shape.pointers ? Scan::Yes : Scan::No);
    if (copy == 0) {
        outOfMemory(shape.size);
        return Done::Ended;
    }
    types.toMemory(type, heap.host(copy), fp + pc->b);
    machine.charge(cost::kAllocate + bytesCost(shape.size));
    fp[pc->a] = type;
    fp[pc->a + 1] = copy;
    return Done::Ok;
}

void Interpreter::Impl::unbox(std::uint64_t* to, const std::uint64_t* iface, RTypeId type) const
{
    const TypeShape& shape = types.shape(type);
    const std::uint64_t data = iface[1];
    if (shape.slots == 0)
        return;
    if (shape.slots == 1)
        *to = data;
    else
        types.toSlots(type, to, heap.host(data));
}

Interpreter::Impl::Done Interpreter::Impl::assertionPanic(std::string text)
{
    RTypeId type = 0;
    std::uint64_t data = 0;
    text.insert(0, "interface conversion: ");
    makeRuntimeValue("TypeAssertionError", text, type, data);
    if (type == 0)
        machine.panicWith(text, PendingPanic::Kind::PlainError);
    else
        machine.panicWithValue(type, data);
    return Done::Panic;
}

Interpreter::Impl::Done Interpreter::Impl::assertType(std::uint64_t* fp, const Instr* pc)
{
    // runtime.TypeAssertionError.Error, without its prefix.
    const RType& wanted = types.type(pc->c);
    const RTypeId staticType = pc[1].a;
    const std::string interface = staticType == 0 ? "interface" : types.type(staticType).text;
    const auto dynamic = static_cast<RTypeId>(fp[pc->b]);
    if (dynamic == 0)
        return assertionPanic(interface + " is nil, not " + wanted.text);
    const RType& found = types.type(dynamic);
    std::string text = interface + " is " + found.text + ", not " + wanted.text;
    if (found.text == wanted.text) {
        text += found.packagePath != wanted.packagePath ? " (types from different packages)"
                                                        : " (types from different scopes)";
    }
    return assertionPanic(std::move(text));
}

Interpreter::Impl::Done Interpreter::Impl::assertInterface(std::uint64_t* fp, const Instr* pc)
{
    const RTypeId wanted = pc->c;
    const auto dynamic = static_cast<RTypeId>(fp[pc->b]);
    if (dynamic == 0)
        return assertionPanic("interface is nil, not " + types.type(wanted).text);
    std::string missing;
    if (!types.implements(dynamic, wanted, &missing)) {
        return assertionPanic(
            types.type(dynamic).text + " is not " + types.type(wanted).text + ": missing method " + missing);
    }
    const std::uint64_t data = fp[pc->b + 1];
    fp[pc->a] = dynamic;
    fp[pc->a + 1] = data;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::equalIface(std::uint64_t* fp, const Instr* pc)
{
    const Equality result = types.equalInterfaces(fp[pc->b], fp[pc->b + 1], fp[pc->c], fp[pc->c + 1]);
    if (result.uncomparable != 0) {
        machine.panicWith("comparing uncomparable type " + types.type(result.uncomparable).text);
        return Done::Panic;
    }
    fp[pc->a] = result.equal ? 1 : 0;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::equalType(std::uint64_t* fp, const Instr* pc)
{
    const RTypeId type = pc[1].a;
    const auto* x = reinterpret_cast<const std::uint8_t*>(fp + pc->b);
    const auto* y = reinterpret_cast<const std::uint8_t*>(fp + pc->c);
    const Equality result = types.equal(type, x, y);
    if (result.uncomparable != 0) {
        machine.panicWith("comparing uncomparable type " + types.type(result.uncomparable).text);
        return Done::Panic;
    }
    machine.charge(bytesCost(types.shape(type).size));
    fp[pc->a] = result.equal ? 1 : 0;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::closure(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t function = static_cast<std::uint64_t>(pc[1].a) | static_cast<std::uint64_t>(pc[1].b) << 16;
    const std::uint64_t words = pc->c;
    const Addr addr = heap.allocate(8 + words * 8, words == 0 ? Scan::No : Scan::Yes);
    if (addr == 0) {
        outOfMemory(8 + words * 8);
        return Done::Ended;
    }
    heap.store<std::uint64_t>(addr, function);
    if (words != 0)
        std::memcpy(heap.host(addr + 8), fp + pc->b, words * 8);
    fp[pc->a] = addr;
    return Done::Ok;
}

} // namespace ws::sim
