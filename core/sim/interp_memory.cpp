#include "sim/costs.h"
#include "sim/interp_impl.h"

#include <algorithm>

/// Slices, and parts of structs and arrays that lie in a frame.
namespace ws::sim {

using code::Instr;
using code::Rep;
using code::RTypeId;

namespace {

/// What Go can ever allocate (runtime.maxAlloc on amd64); beyond it make panics instead of running out of memory.
constexpr std::uint64_t kMaxAlloc = 1ULL << 48;

template <class T> std::uint64_t readAs(const std::uint8_t* from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
}

void load(Rep rep, std::uint64_t* slot, const std::uint8_t* from)
{
    switch (rep) {
    case Rep::U8:
        *slot = *from;
        return;
    case Rep::S8:
        *slot = readAs<std::int8_t>(from);
        return;
    case Rep::U16:
        *slot = readAs<std::uint16_t>(from);
        return;
    case Rep::S16:
        *slot = readAs<std::int16_t>(from);
        return;
    case Rep::U32:
        *slot = readAs<std::uint32_t>(from);
        return;
    case Rep::S32:
        *slot = readAs<std::int32_t>(from);
        return;
    case Rep::W64:
        std::memcpy(slot, from, 8);
        return;
    case Rep::Bytes:
        break;
    }
    WS_UNREACHABLE();
}

std::size_t bytesOf(Rep rep)
{
    switch (rep) {
    case Rep::U8:
    case Rep::S8:
        return 1;
    case Rep::U16:
    case Rep::S16:
        return 2;
    case Rep::U32:
    case Rep::S32:
        return 4;
    case Rep::W64:
        return 8;
    case Rep::Bytes:
        break;
    }
    WS_UNREACHABLE();
}

std::uint32_t elementBytes(const Instr* pc)
{
    return static_cast<std::uint32_t>(pc[1].b) | static_cast<std::uint32_t>(pc[1].c) << 16;
}

bool negative(std::uint64_t value)
{
    return static_cast<std::int64_t>(value) < 0;
}

} // namespace

bool Interpreter::Impl::unsignedIndex(code::IndexPart part) const
{
    const Frame& frame = machine.proc().current->frames.back();
    const std::vector<code::UnsignedIndex>& list = frame.function->unsignedIndices;
    const auto at = static_cast<std::uint32_t>(frame.pc - frame.function->code.data());
    const auto found = std::lower_bound(list.begin(), list.end(), at,
        [](const code::UnsignedIndex& entry, std::uint32_t instruction) { return entry.instruction < instruction; });
    return found != list.end() && found->instruction == at && (found->parts & part) != 0;
}

/// As Go prints it: a negative one begins with a minus.
std::string Interpreter::Impl::indexText(std::uint64_t value, code::IndexPart part) const
{
    return unsignedIndex(part) ? std::to_string(value) : std::to_string(static_cast<std::int64_t>(value));
}

Interpreter::Impl::Done Interpreter::Impl::indexPanic(std::uint64_t index, std::uint64_t length)
{
    const std::string text = indexText(index, code::kIndexLow);
    machine.panicWith("index out of range [" + text + "]"
        + (text.starts_with('-') ? std::string() : " with length " + std::to_string(length)));
    return Done::Panic;
}

Interpreter::Impl::Done Interpreter::Impl::slicePanic(const SliceBounds& bounds)
{
    const auto [low, high, max, most, three, limit] = bounds;
    const std::uint64_t top = three ? max : high;
    std::string text;
    const auto unlessNegative = [](const std::string& first, const std::string& more) {
        return first.starts_with('-') ? std::string() : more;
    };
    if (top > most) { // [::max] or [:high]
        const std::string first = indexText(top, three ? code::kIndexMax : code::kIndexHigh);
        text = (three ? "::" : ":") + first + "]"
            + unlessNegative(first, " with " + std::string(limit) + " " + std::to_string(most));
    } else if (high > top) { // [:high:max]
        const std::string first = indexText(high, code::kIndexHigh);
        text = ":" + first + ":" + unlessNegative(first, std::to_string(max)) + "]";
    } else { // [low:high] or [low:high:]
        const std::string first = indexText(low, code::kIndexLow);
        text = first + ":" + unlessNegative(first, std::to_string(high)) + (three ? ":]" : "]");
    }
    machine.panicWith("slice bounds out of range [" + text);
    return Done::Panic;
}

Interpreter::Impl::Done Interpreter::Impl::makeSlice(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t length = fp[pc->b];
    const std::uint64_t capacity = pc->c == code::kNoSlot ? length : fp[pc->c];
    const TypeShape& shape = types.shape(pc[1].a);
    const std::uint64_t most = shape.size == 0 ? INT64_MAX : kMaxAlloc / shape.size;
    if (length > most || negative(length)) {
        machine.panicWith("makeslice: len out of range");
        return Done::Panic;
    }
    if (capacity > most || capacity < length) {
        machine.panicWith("makeslice: cap out of range");
        return Done::Panic;
    }
    const std::uint64_t bytes = capacity * shape.size;
    const Addr addr = heap.allocate(bytes, shape.pointers ? Scan::Yes : Scan::No);
    if (addr == 0) {
        outOfMemory(bytes);
        return Done::Ended;
    }
    machine.charge(bytesCost(bytes));
    fp[pc->a] = addr;
    fp[pc->a + 1] = length;
    fp[pc->a + 2] = capacity;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::sliceSlice(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t addr = fp[pc->b];
    const std::uint64_t oldLength = fp[pc->b + 1];
    const std::uint64_t oldCapacity = fp[pc->b + 2];
    const bool three = pc[1].b != code::kNoSlot;
    const std::uint64_t low = pc->c == code::kNoSlot ? 0 : fp[pc->c];
    const std::uint64_t high = pc[1].a == code::kNoSlot ? oldLength : fp[pc[1].a];
    const std::uint64_t most = three ? fp[pc[1].b] : oldCapacity;
    if (most > oldCapacity || high > most || low > high)
        return slicePanic({low, high, most, oldCapacity, three, "capacity"});
    // An empty rest keeps the old address, so that no pointer ever points past its block (as gc does).
    const std::uint64_t capacity = most - low;
    fp[pc->a] = capacity == 0 ? addr : addr + low * types.shape(pc[1].c).size;
    fp[pc->a + 1] = high - low;
    fp[pc->a + 2] = capacity;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::sliceArray(std::uint64_t* fp, const Instr* pc)
{
    const code::RType& array = types.type(pc[1].c);
    const std::uint64_t addr = fp[pc->b];
    const auto length = static_cast<std::uint64_t>(array.length);
    if (!heap.valid(addr, 1)) {
        nilDereference(addr);
        return Done::Panic;
    }
    const bool three = pc[1].b != code::kNoSlot;
    const std::uint64_t low = pc->c == code::kNoSlot ? 0 : fp[pc->c];
    const std::uint64_t high = pc[1].a == code::kNoSlot ? length : fp[pc[1].a];
    const std::uint64_t most = three ? fp[pc[1].b] : length;
    if (most > length || high > most || low > high)
        return slicePanic({low, high, most, length, three, "length"});
    const std::uint64_t capacity = most - low;
    fp[pc->a] = capacity == 0 ? addr : addr + low * types.shape(array.element).size;
    fp[pc->a + 1] = high - low;
    fp[pc->a + 2] = capacity;
    return Done::Ok;
}

bool Interpreter::Impl::growSlice(
    RTypeId element, std::uint64_t& addr, std::uint64_t length, std::uint64_t& capacity, std::uint64_t newLength)
{
    // runtime.growslice: double up to 256 elements, then by a quarter plus 192, then to the size class.
    const TypeShape& shape = types.shape(element);
    const std::uint64_t most = shape.size == 0 ? INT64_MAX : kMaxAlloc / shape.size;
    if (newLength > most || negative(newLength)) {
        machine.panicWith(machine.go126() ? "growslice: len out of range" : "growslice: cap out of range");
        return false;
    }
    if (shape.size == 0) {
        addr = kHeapStart;
        capacity = newLength;
        return true;
    }
    std::uint64_t wanted = capacity;
    if (newLength > capacity * 2) {
        wanted = newLength;
    } else if (capacity < 256) {
        wanted = capacity * 2;
    } else {
        while (wanted < newLength)
            wanted += (wanted + 3 * 256) / 4;
    }
    const Scan scan = shape.pointers ? Scan::Yes : Scan::No;
    std::uint64_t bytes = wanted * shape.size;
    // From Go 1.22 a block with pointers of more than 512 bytes has a header of 8 bytes (mallocHeaderSize).
    const std::uint64_t header = machine.go126() && scan == Scan::Yes && bytes > 512 && bytes <= 32760 ? 8 : 0;
    bytes = Heap::roundUpSize(bytes + header) - header;
    const std::uint64_t newCapacity = bytes / shape.size;
    const Addr block = heap.allocate(newCapacity * shape.size, scan);
    if (block == 0) {
        outOfMemory(bytes);
        return false;
    }
    machine.charge(cost::kAllocate + bytesCost(bytes));
    if (length != 0)
        std::memcpy(heap.host(block), heap.host(addr), length * shape.size);
    addr = block;
    capacity = newCapacity;
    return true;
}

Interpreter::Impl::Done Interpreter::Impl::append(std::uint64_t* fp, const Instr* pc)
{
    std::uint64_t addr = fp[pc->b];
    const std::uint64_t length = fp[pc->b + 1];
    std::uint64_t capacity = fp[pc->b + 2];
    const RTypeId element = pc[1].a;
    const std::uint32_t count = pc[1].b;
    const TypeShape& shape = types.shape(element);
    if (count != 0 && length + count > capacity) {
        if (!growSlice(element, addr, length, capacity, length + count))
            return machine.ended() ? Done::Ended : Done::Panic;
    }
    const std::uint64_t* values = fp + pc->c;
    for (std::uint32_t i = 0; i < count; ++i) {
        types.toMemory(element, heap.host(addr + (length + i) * shape.size), values);
        values += shape.slots;
    }
    machine.charge(bytesCost(std::uint64_t{count} * shape.size));
    fp[pc->a] = addr;
    fp[pc->a + 1] = length + count;
    fp[pc->a + 2] = capacity;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::appendSlice(std::uint64_t* fp, const Instr* pc)
{
    std::uint64_t addr = fp[pc->b];
    const std::uint64_t length = fp[pc->b + 1];
    std::uint64_t capacity = fp[pc->b + 2];
    const std::uint64_t from = fp[pc->c];
    const std::uint64_t count = fp[pc->c + 1];
    const RTypeId element = pc[1].a;
    const TypeShape& shape = types.shape(element);
    if (length + count > capacity) {
        if (!growSlice(element, addr, length, capacity, length + count))
            return machine.ended() ? Done::Ended : Done::Panic;
    }
    if (count != 0 && shape.size != 0)
        std::memmove(heap.host(addr + length * shape.size), heap.host(from), count * shape.size);
    machine.charge(bytesCost(count * shape.size));
    fp[pc->a] = addr;
    fp[pc->a + 1] = length + count;
    fp[pc->a + 2] = capacity;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::copySlice(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t count = std::min(fp[pc->b + 1], fp[pc->c + 1]);
    const std::uint32_t size = types.shape(pc[1].a).size;
    if (count != 0 && size != 0)
        std::memmove(heap.host(fp[pc->b]), heap.host(fp[pc->c]), count * size);
    machine.charge(bytesCost(count * size));
    if (pc->a != code::kNoSlot)
        fp[pc->a] = count;
    return Done::Ok;
}

Interpreter::Impl::Done Interpreter::Impl::clearSlice(std::uint64_t* fp, const Instr* pc)
{
    const std::uint64_t bytes = fp[pc->a + 1] * types.shape(pc->c).size;
    if (bytes != 0)
        std::memset(heap.host(fp[pc->a]), 0, bytes);
    machine.charge(bytesCost(bytes));
    return Done::Ok;
}

void Interpreter::Impl::frameLoad(std::uint64_t* fp, const Instr* pc)
{
    load(static_cast<Rep>(pc[1].a), fp + pc->a, reinterpret_cast<const std::uint8_t*>(fp + pc->b) + pc->c);
}

void Interpreter::Impl::frameStore(std::uint64_t* fp, const Instr* pc)
{
    std::memcpy(reinterpret_cast<std::uint8_t*>(fp + pc->a) + pc->c, fp + pc->b, bytesOf(static_cast<Rep>(pc[1].a)));
}

void Interpreter::Impl::frameIndexLoad(std::uint64_t* fp, const Instr* pc)
{
    const auto rep = static_cast<Rep>(pc[1].a);
    const std::uint32_t bytes = elementBytes(pc);
    const std::uint8_t* from = reinterpret_cast<const std::uint8_t*>(fp + pc->b) + fp[pc->c] * bytes;
    if (rep != Rep::Bytes) {
        load(rep, fp + pc->a, from);
        return;
    }
    if (bytes == 0)
        return;
    std::memmove(fp + pc->a, from, bytes);
    if (bytes % 8 != 0)
        std::memset(reinterpret_cast<std::uint8_t*>(fp + pc->a) + bytes, 0, 8 - bytes % 8);
}

void Interpreter::Impl::frameIndexStore(std::uint64_t* fp, const Instr* pc)
{
    const auto rep = static_cast<Rep>(pc[1].a);
    const std::uint32_t bytes = elementBytes(pc);
    std::uint8_t* to = reinterpret_cast<std::uint8_t*>(fp + pc->a) + fp[pc->b] * bytes;
    const std::size_t size = rep == Rep::Bytes ? bytes : bytesOf(rep);
    if (size != 0)
        std::memmove(to, fp + pc->c, size);
}

} // namespace ws::sim
