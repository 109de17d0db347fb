#include "sim/channel_layout.h"
#include "sim/map_table.h"
#include "sim/native_support.h"

/// Natives of package reflect: what types are made of, and values behind addresses.
namespace ws::sim {

namespace {

// The questions of resources/gostd/reflect/type.go, in its order.
enum class AskInt : std::uint64_t {
    Kind,
    Size,
    Align,
    Len,
    Elem,
    Key,
    Dir,
    Comparable,
    Variadic,
    Fields,
    Methods,
    Ins,
    Outs,
    PointerTo,
};
enum class AskText : std::uint64_t { String, Name, PkgPath };

ValueTypes& types(NativeCall& call)
{
    return call.machine.interpreter().types();
}
const code::RType& typeParam(NativeCall& call, int slot)
{
    return types(call).type(static_cast<code::RTypeId>(call.window[slot]));
}

bool exportedName(const std::string& name)
{
    return name.find('.') == std::string::npos;
}

/// Methods that reflection shows: the exported ones.
std::int64_t exportedMethods(const code::RType& type)
{
    std::int64_t count = 0;
    if (type.kind == code::Kind::Interface)
        return static_cast<std::int64_t>(type.interfaceMethods.size());
    for (const code::RMethod& method : type.methods)
        count += exportedName(method.name) ? 1 : 0;
    return count;
}

NativeStatus typeInt(NativeCall& call)
{
    const code::RType& type = typeParam(call, 1);
    switch (static_cast<AskInt>(call.window[2])) {
    case AskInt::Kind:
        return giveInt(call, static_cast<std::int64_t>(type.kind));
    case AskInt::Size:
        return giveInt(call, type.size);
    case AskInt::Align:
        return giveInt(call, type.align);
    case AskInt::Len:
        return giveInt(call, type.length);
    case AskInt::Elem:
        return giveInt(call, type.element);
    case AskInt::Key:
        return giveInt(call, type.key);
    case AskInt::Dir:
        return giveInt(call, type.dir == go::ChanDir::Both ? 3 : type.dir == go::ChanDir::Send ? 2 : 1);
    case AskInt::Comparable:
        return giveInt(call, type.comparable ? 1 : 0);
    case AskInt::Variadic:
        return giveInt(call, type.variadic ? 1 : 0);
    case AskInt::Fields:
        return giveInt(call, static_cast<std::int64_t>(type.fields.size()));
    case AskInt::Methods:
        return giveInt(call, exportedMethods(type));
    case AskInt::Ins:
        return giveInt(call, static_cast<std::int64_t>(type.params.size()));
    case AskInt::Outs:
        return giveInt(call, static_cast<std::int64_t>(type.results.size()));
    case AskInt::PointerTo:
        return giveInt(call, types(call).pointerTo(type.id));
    }
    WS_UNREACHABLE();
}

NativeStatus typeText(NativeCall& call)
{
    const code::RType& type = typeParam(call, 2);
    switch (static_cast<AskText>(call.window[3])) {
    case AskText::String:
        return giveString(call, type.text);
    case AskText::Name:
        return giveString(call, type.name);
    case AskText::PkgPath:
        return giveString(call, type.packagePath);
    }
    WS_UNREACHABLE();
}

/// Results: name (0, 1), tag (2, 3), type 4, offset 5, embedded 6, exported 7.
NativeStatus typeField(NativeCall& call)
{
    const code::RField& field = typeParam(call, 8).fields[call.window[9]];
    if (giveString(call, field.name, 0) != NativeStatus::Done || giveString(call, field.tag, 2) != NativeStatus::Done)
        return NativeStatus::Stop;
    call.window[4] = field.type;
    call.window[5] = field.offset;
    call.window[6] = field.embedded ? 1 : 0;
    call.window[7] = field.exported ? 1 : 0;
    return NativeStatus::Done;
}

NativeStatus typePart(NativeCall& call)
{
    const code::RType& type = typeParam(call, 1);
    const std::vector<code::RTypeId>& parts = call.window[3] != 0 ? type.results : type.params;
    if (call.window[2] >= parts.size()) {
        call.machine.panicWith("reflect: Func index out of bounds", PendingPanic::Kind::String);
        return NativeStatus::Panic;
    }
    return giveInt(call, parts[call.window[2]]);
}

bool assignable(NativeCall& call, code::RTypeId from, code::RTypeId to)
{
    const code::RType& target = types(call).type(to);
    if (from == to)
        return true;
    if (target.kind == code::Kind::Interface)
        return types(call).implements(from, to);
    // Identical underlying types where one of them has no name: compared by their text, which names all parts.
    const code::RType& source = types(call).type(from);
    return source.kind == target.kind && (source.name.empty() || target.name.empty())
        && source.element == target.element && source.key == target.key && source.length == target.length
        && source.kind != code::Kind::Struct && source.kind != code::Kind::Func && source.kind >= code::Kind::Array
        && source.kind != code::Kind::String;
}

NativeStatus implementsNative(NativeCall& call)
{
    const bool yes =
        types(call).implements(static_cast<code::RTypeId>(call.window[1]), static_cast<code::RTypeId>(call.window[2]));
    return giveBool(call, yes);
}

NativeStatus assignableNative(NativeCall& call)
{
    return giveBool(
        call, assignable(call, static_cast<code::RTypeId>(call.window[1]), static_cast<code::RTypeId>(call.window[2])));
}

/// Results: id 0, address 1; parameter: interface 2, 3.
NativeStatus unpack(NativeCall& call)
{
    const auto id = static_cast<code::RTypeId>(call.window[2]);
    const std::uint64_t data = call.window[3];
    call.window[0] = id;
    call.window[1] = 0;
    if (id == 0)
        return NativeStatus::Done;
    const code::RType& type = types(call).type(id);
    const Addr copy = allocateFor(call, type.size, type.hasPointers ? Scan::Yes : Scan::No);
    if (copy == 0)
        return NativeStatus::Stop;
    if (type.size != 0)
        std::memcpy(call.machine.heap().host(copy), types(call).interfaceValue(id, data), type.size);
    call.window[1] = copy;
    return NativeStatus::Done;
}

/// Result: interface 0, 1; parameters: id 2, address 3.
NativeStatus pack(NativeCall& call)
{
    const code::RType& type = typeParam(call, 2);
    const std::uint8_t* memory = call.machine.heap().host(call.window[3]);
    if (type.kind == code::Kind::Interface) {
        std::memcpy(&call.window[0], memory, 16);
        return NativeStatus::Done;
    }
    std::uint64_t words[2];
    if (!boxValue(call, {&type, memory, true}, words))
        return NativeStatus::Stop;
    call.window[0] = words[0];
    call.window[1] = words[1];
    return NativeStatus::Done;
}

NativeStatus newValues(NativeCall& call)
{
    const code::RType& type = typeParam(call, 1);
    const std::uint64_t bytes = type.size * call.window[2];
    chargeBytes(call, bytes);
    call.window[0] = allocateFor(call, bytes, type.hasPointers ? Scan::Yes : Scan::No);
    return call.window[0] == 0 ? NativeStatus::Stop : NativeStatus::Done;
}

NativeStatus copyValue(NativeCall& call)
{
    const code::RType& type = typeParam(call, 0);
    Heap& heap = call.machine.heap();
    if (type.size != 0)
        std::memmove(heap.host(call.window[1]), heap.host(call.window[2]), type.size);
    return NativeStatus::Done;
}

NativeStatus equalValues(NativeCall& call)
{
    const auto id = static_cast<code::RTypeId>(call.window[1]);
    const Heap& heap = call.machine.heap();
    const Equality equality = types(call).equal(id, heap.host(call.window[2]), heap.host(call.window[3]));
    return giveBool(call, equality.equal);
}

NativeStatus mapLen(NativeCall& call)
{
    const Heap& heap = call.machine.heap();
    const Addr map = heap.load<Addr>(call.window[2]);
    return giveInt(call, map == 0 ? 0 : heap.load<std::int64_t>(map));
}

NativeStatus chanLen(NativeCall& call)
{
    const Heap& heap = call.machine.heap();
    const Addr channel = heap.load<Addr>(call.window[1]);
    return giveInt(call, channel == 0 ? 0 : static_cast<std::int64_t>(heap.load<ChannelHeader>(channel).count));
}

constexpr std::uint32_t kTypePs = 2'000; ///< a load or two from the type's description
constexpr std::uint32_t kValuePs = 10'000; ///< an allocation or a typed copy

constexpr NativeEntry kTable[] = {
    {"reflect.rt_typeInt", typeInt, kTypePs},
    {"reflect.rt_typeText", typeText, kTypePs},
    {"reflect.rt_typeField", typeField, kTypePs},
    {"reflect.rt_typePart", typePart, kTypePs},
    {"reflect.rt_implements", implementsNative, kValuePs},
    {"reflect.rt_assignable", assignableNative, kTypePs},
    {"reflect.rt_unpack", unpack, kValuePs},
    {"reflect.rt_pack", pack, kValuePs},
    {"reflect.rt_new", newValues, kValuePs},
    {"reflect.rt_copy", copyValue, kTypePs},
    {"reflect.rt_equal", equalValues, kTypePs},
    {"reflect.rt_mapLen", mapLen, kTypePs},
    {"reflect.rt_chanLen", chanLen, kTypePs},
};

} // namespace

NativeTable reflectNatives()
{
    return kTable;
}

} // namespace ws::sim
