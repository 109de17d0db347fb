#include "go/runes.h"
#include "sim/native_support.h"

#include <algorithm>

/// Natives of package reflect that make types: ArrayOf, ChanOf, FuncOf, MapOf, PointerTo, SliceOf, StructOf.
namespace ws::sim {

namespace {

using code::Kind;
using code::RType;
using code::RTypeId;

ValueTypes& types(NativeCall& call)
{
    return call.machine.interpreter().types();
}

RType words(Kind kind, std::uint32_t count, std::string text)
{
    RType type;
    type.kind = kind;
    type.size = 8 * count;
    type.align = 8;
    type.slots = count;
    type.hasPointers = true;
    type.text = std::move(text);
    return type;
}

std::string chanText(const RType& element, go::ChanDir dir)
{
    switch (dir) {
    case go::ChanDir::Both:
        return element.kind == Kind::Chan && element.name.empty() && element.text.starts_with("<-")
            ? "chan (" + element.text + ")"
            : "chan " + element.text;
    case go::ChanDir::Send:
        return "chan<- " + element.text;
    case go::ChanDir::Recv:
        return "<-chan " + element.text;
    }
    WS_UNREACHABLE();
}

/// Result 0; parameters: kind 1, element 2, key 3, number 4 (length, or reflect.ChanDir). The library has checked them.
NativeStatus makeType(NativeCall& call)
{
    const auto kind = static_cast<Kind>(call.window[1]);
    const auto elementId = static_cast<RTypeId>(call.window[2]);
    const auto keyId = static_cast<RTypeId>(call.window[3]);
    const std::uint64_t number = call.window[4];
    const RType& element = types(call).type(elementId);
    RType type;
    if (kind == Kind::Pointer) {
        if (const RTypeId known = types(call).pointerTo(elementId); known != 0)
            return giveInt(call, known);
        type = words(kind, 1, "*" + element.text);
    } else if (kind == Kind::Slice) {
        type = words(kind, 3, "[]" + element.text);
        type.comparable = false;
    } else if (kind == Kind::Map) {
        type = words(kind, 1, "map[" + types(call).type(keyId).text + "]" + element.text);
        type.comparable = false;
        type.key = keyId;
    } else if (kind == Kind::Chan) {
        const go::ChanDir dir = number == 3 ? go::ChanDir::Both : number == 2 ? go::ChanDir::Send : go::ChanDir::Recv;
        type = words(kind, 1, chanText(element, dir));
        type.dir = dir;
    } else { // Array
        type.kind = kind;
        type.length = static_cast<std::int64_t>(number);
        type.align = element.align;
        const std::uint64_t bytes = number * element.size;
        if (element.size != 0 && (number > UINT32_MAX || bytes > UINT32_MAX)) {
            call.machine.panicWith(
                "reflect.ArrayOf: arrays of more than 4 GB are not supported", PendingPanic::Kind::String);
            return NativeStatus::Panic;
        }
        type.size = static_cast<std::uint32_t>(bytes);
        type.slots = (type.size + 7) / 8;
        type.hasPointers = element.hasPointers && number != 0;
        type.comparable = element.comparable;
        type.text = "[" + std::to_string(number) + "]" + element.text;
    }
    type.element = elementId;
    return giveInt(call, types(call).add(std::move(type)));
}

std::vector<RTypeId> typeList(NativeCall& call, int slot)
{
    std::vector<RTypeId> list;
    for (std::uint64_t i = 0; i < call.window[slot + 1]; ++i)
        list.push_back(call.machine.heap().load<RTypeId>(call.window[slot] + 4 * i));
    return list;
}

std::string listText(NativeCall& call, const std::vector<RTypeId>& list, bool variadic)
{
    std::string text = "(";
    for (std::size_t i = 0; i < list.size(); ++i) {
        const RType& type = types(call).type(list[i]);
        text += i == 0 ? "" : ", ";
        text += variadic && i + 1 == list.size() ? "..." + types(call).type(type.element).text : type.text;
    }
    return text + ")";
}

/// Result 0; parameters: types of the parameters 1–3 and of the results 4–6 ([]uint32), variadic 7.
NativeStatus funcOf(NativeCall& call)
{
    RType type = words(Kind::Func, 1, {});
    type.comparable = false;
    type.params = typeList(call, 1);
    type.results = typeList(call, 4);
    type.variadic = call.window[7] != 0;
    type.text = "func" + listText(call, type.params, type.variadic);
    if (type.results.size() == 1)
        type.text += " " + types(call).type(type.results[0]).text;
    else if (!type.results.empty())
        type.text += " " + listText(call, type.results, false);
    return giveInt(call, types(call).add(std::move(type)));
}

/// Result 0; parameters: names 1–3 and tags 4–6 ([]string), types 7–9 ([]uint32), which are embedded 10–12 ([]bool).
NativeStatus structOf(NativeCall& call)
{
    const Heap& heap = call.machine.heap();
    const auto textAt = [&heap](Addr array, std::uint64_t i) {
        return std::string(heap.text(heap.load<Addr>(array + 16 * i), heap.load<std::uint64_t>(array + 16 * i + 8)));
    };
    const std::vector<RTypeId> fieldTypes = typeList(call, 7);
    RType type;
    type.kind = Kind::Struct;
    type.text = fieldTypes.empty() ? "struct {" : "struct { ";
    std::uint64_t offset = 0;
    std::uint32_t lastSize = 1;
    for (std::uint64_t i = 0; i < fieldTypes.size(); ++i) {
        const RType& part = types(call).type(fieldTypes[i]);
        code::RField field;
        field.name = textAt(call.window[1], i);
        field.tag = textAt(call.window[4], i);
        field.type = part.id;
        field.embedded = heap.load<std::uint8_t>(call.window[10] + i) != 0;
        field.exported = go::isExported(field.name);
        offset = (offset + part.align - 1) / part.align * part.align;
        field.offset = static_cast<std::uint32_t>(offset);
        offset += part.size;
        lastSize = part.size;
        type.align = std::max(type.align, part.align);
        type.hasPointers = type.hasPointers || part.hasPointers;
        type.comparable = type.comparable && part.comparable;
        type.text += i == 0 ? "" : "; ";
        type.text += field.embedded ? part.text : field.name + " " + part.text;
        if (!field.tag.empty()) {
            type.text += " \"";
            for (const char c : field.tag) {
                if (c == '"' || c == '\\')
                    type.text += '\\';
                type.text += c;
            }
            type.text += '"';
        }
        type.fields.push_back(std::move(field));
    }
    type.text += fieldTypes.empty() ? "}" : " }";
    if (offset > 0 && lastSize == 0)
        ++offset;
    offset = (offset + type.align - 1) / type.align * type.align;
    if (offset > UINT32_MAX) {
        call.machine.panicWith(
            "reflect.StructOf: struct size would exceed virtual address space", PendingPanic::Kind::String);
        return NativeStatus::Panic;
    }
    type.size = static_cast<std::uint32_t>(offset);
    type.slots = (type.size + 7) / 8;
    return giveInt(call, types(call).add(std::move(type)));
}

constexpr std::uint32_t kMakeTypePs = 300'000;

constexpr NativeEntry kTable[] = {
    {"reflect.rt_makeType", makeType, kMakeTypePs},
    {"reflect.rt_funcOf", funcOf, kMakeTypePs},
    {"reflect.rt_structOf", structOf, kMakeTypePs},
};

} // namespace

NativeTable reflectTypeNatives()
{
    return kTable;
}

} // namespace ws::sim
