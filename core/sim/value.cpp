#include "sim/value.h"

#include "code/bytecode.h"

#include <algorithm>

namespace ws::sim {

using code::Kind;
using code::RType;
using code::RTypeId;

namespace {

template <class T> T read(const std::uint8_t* from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t hashWord(std::uint64_t word, std::uint64_t state)
{
    return mix(state ^ word ^ 0x9e3779b97f4a7c15ULL, 0xe7037ed1a0b428dbULL);
}

std::uint64_t hashBytes(const std::uint8_t* bytes, std::uint64_t length, std::uint64_t seed)
{
    std::uint64_t state = seed ^ 0x9e3779b97f4a7c15ULL;
    const std::uint64_t whole = length;
    while (length >= 8) {
        state = mix(state ^ read<std::uint64_t>(bytes), 0xa0761d6478bd642fULL);
        bytes += 8;
        length -= 8;
    }
    std::uint64_t rest = 0;
    if (length > 0)
        std::memcpy(&rest, bytes, length);
    return mix(state ^ rest, 0xe7037ed1a0b428dbULL ^ whole);
}

/// Bits that are equal for equal floats: both zeros alike.
template <class Float, class Bits> bool floatBits(const std::uint8_t* value, std::uint64_t& bits)
{
    const Float x = read<Float>(value);
    if (x != x)
        return false;
    bits = x == Float{0} ? 0 : read<Bits>(value);
    return true;
}

} // namespace

ValueTypes::ValueTypes(const code::Module& module, const Heap& heap)
    : m_module(module)
    , m_heap(heap)
{
    m_types.reserve(module.types.size());
    for (const RType& type : module.types)
        m_types.push_back(&type);
    m_shapes.reserve(m_types.size());
    for (const RType* type : m_types)
        m_shapes.push_back(makeShape(*type));
    m_methods.resize(m_types.size());
    m_implements.resize(m_types.size());
}

TypeShape ValueTypes::makeShape(const RType& type) const
{
    TypeShape shape;
    shape.size = type.size;
    shape.slots = type.slots;
    shape.kind = type.kind;
    shape.pointers = type.hasPointers;
    using Load = TypeShape::Load;
    using Compare = TypeShape::Compare;
    switch (type.kind) {
    case Kind::Bool:
    case Kind::Uint8:
        shape.load = Load::U8;
        break;
    case Kind::Int8:
        shape.load = Load::S8;
        break;
    case Kind::Uint16:
        shape.load = Load::U16;
        break;
    case Kind::Int16:
        shape.load = Load::S16;
        break;
    case Kind::Uint32:
        shape.load = Load::U32;
        break;
    case Kind::Int32:
        shape.load = Load::S32;
        break;
    case Kind::Float32:
        shape.load = Load::U32;
        shape.compare = Compare::Float32;
        break;
    case Kind::Int:
    case Kind::Int64:
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Pointer:
    case Kind::Chan:
    case Kind::UnsafePointer:
        shape.load = Load::W64;
        break;
    case Kind::Func:
    case Kind::Map:
        shape.load = Load::W64;
        shape.compare = Compare::Never;
        break;
    case Kind::Float64:
        shape.load = Load::W64;
        shape.compare = Compare::Float64;
        break;
    case Kind::Complex64:
        shape.load = Load::W64;
        shape.compare = Compare::Complex64;
        break;
    case Kind::Complex128:
        shape.compare = Compare::Complex128;
        break;
    case Kind::String:
        shape.compare = Compare::String;
        break;
    case Kind::Interface:
        shape.compare = Compare::Interface;
        break;
    case Kind::Slice:
        shape.compare = Compare::Never;
        break;
    case Kind::Array:
    case Kind::Struct:
        if (!type.comparable)
            shape.compare = Compare::Never;
        else
            shape.compare = plainBytes(type) ? Compare::Bytes : Compare::Parts;
        break;
    case Kind::Invalid:
        break;
    }
    return shape;
}

bool ValueTypes::plainBytes(const RType& type) const
{
    switch (type.kind) {
    case Kind::Array:
        return type.length == 0 || plainBytes(*m_types[type.element]);
    case Kind::Struct: {
        std::uint32_t end = 0;
        for (const code::RField& field : type.fields) {
            const RType& part = *m_types[field.type];
            if (field.offset != end || field.name == "_" || !plainBytes(part))
                return false;
            end += part.size;
        }
        return end == type.size;
    }
    case Kind::Bool:
    case Kind::Int:
    case Kind::Int8:
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Uint:
    case Kind::Uint8:
    case Kind::Uint16:
    case Kind::Uint32:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Pointer:
    case Kind::Chan:
    case Kind::UnsafePointer:
        return true;
    case Kind::Invalid:
    case Kind::Float32:
    case Kind::Float64:
    case Kind::Complex64:
    case Kind::Complex128:
    case Kind::Func:
    case Kind::Interface:
    case Kind::Map:
    case Kind::Slice:
    case Kind::String:
        return false;
    }
    return false;
}

void ValueTypes::toSlots(RTypeId id, std::uint64_t* slots, const std::uint8_t* from) const
{
    const TypeShape& shape = m_shapes[id];
    switch (shape.load) {
    case TypeShape::Load::U8:
        *slots = *from;
        return;
    case TypeShape::Load::S8:
        *slots = static_cast<std::uint64_t>(std::int64_t{read<std::int8_t>(from)});
        return;
    case TypeShape::Load::U16:
        *slots = read<std::uint16_t>(from);
        return;
    case TypeShape::Load::S16:
        *slots = static_cast<std::uint64_t>(std::int64_t{read<std::int16_t>(from)});
        return;
    case TypeShape::Load::U32:
        *slots = read<std::uint32_t>(from);
        return;
    case TypeShape::Load::S32:
        *slots = static_cast<std::uint64_t>(std::int64_t{read<std::int32_t>(from)});
        return;
    case TypeShape::Load::W64:
        *slots = read<std::uint64_t>(from);
        return;
    case TypeShape::Load::Bytes:
        if (shape.slots == 0)
            return;
        slots[shape.slots - 1] = 0;
        std::memcpy(slots, from, shape.size);
        return;
    }
}

const std::uint8_t* ValueTypes::interfaceValue(RTypeId id, const std::uint64_t& data) const
{
    if (m_shapes[id].slots <= 1)
        return reinterpret_cast<const std::uint8_t*>(&data);
    return m_heap.host(data);
}

Equality ValueTypes::equalInterfaces(
    std::uint64_t xType, std::uint64_t xData, std::uint64_t yType, std::uint64_t yData) const
{
    if (xType != yType)
        return {};
    if (xType == 0)
        return {true, 0};
    const auto id = static_cast<RTypeId>(xType);
    const TypeShape& shape = m_shapes[id];
    if (shape.compare == TypeShape::Compare::Never)
        return {false, id};
    return equal(id, interfaceValue(id, xData), interfaceValue(id, yData));
}

Equality ValueTypes::equal(RTypeId id, const std::uint8_t* x, const std::uint8_t* y) const
{
    using Compare = TypeShape::Compare;
    const TypeShape& shape = m_shapes[id];
    switch (shape.compare) {
    case Compare::Bytes:
        if (shape.size == 8)
            return {read<std::uint64_t>(x) == read<std::uint64_t>(y), 0};
        return {shape.size == 0 || std::memcmp(x, y, shape.size) == 0, 0};
    case Compare::Float32:
        return {read<float>(x) == read<float>(y), 0};
    case Compare::Float64:
        return {read<double>(x) == read<double>(y), 0};
    case Compare::Complex64:
        return {read<float>(x) == read<float>(y) && read<float>(x + 4) == read<float>(y + 4), 0};
    case Compare::Complex128:
        return {read<double>(x) == read<double>(y) && read<double>(x + 8) == read<double>(y + 8), 0};
    case Compare::String: {
        const auto xLength = read<std::uint64_t>(x + 8);
        if (xLength != read<std::uint64_t>(y + 8))
            return {};
        const auto xAddr = read<std::uint64_t>(x);
        const auto yAddr = read<std::uint64_t>(y);
        return {xLength == 0 || xAddr == yAddr || std::memcmp(m_heap.host(xAddr), m_heap.host(yAddr), xLength) == 0, 0};
    }
    case Compare::Interface:
        return equalInterfaces(
            read<std::uint64_t>(x), read<std::uint64_t>(x + 8), read<std::uint64_t>(y), read<std::uint64_t>(y + 8));
    case Compare::Never:
        return {false, id};
    case Compare::Parts:
        break;
    }
    const RType& type = *m_types[id];
    if (type.kind == Kind::Array) {
        const std::uint32_t step = m_shapes[type.element].size;
        for (std::int64_t i = 0; i < type.length; ++i) {
            const std::uint64_t offset = static_cast<std::uint64_t>(i) * step;
            if (const Equality part = equal(type.element, x + offset, y + offset); !part.equal)
                return part;
        }
        return {true, 0};
    }
    for (const code::RField& field : type.fields) {
        if (field.name == "_")
            continue;
        if (const Equality part = equal(field.type, x + field.offset, y + field.offset); !part.equal)
            return part;
    }
    return {true, 0};
}

HashResult ValueTypes::hash(RTypeId id, const std::uint8_t* value, std::uint64_t seed, std::uint64_t nanSalt) const
{
    const TypeShape& shape = m_shapes[id];
    if (shape.compare == TypeShape::Compare::Bytes && shape.size == 8) // most keys
        return {hashWord(read<std::uint64_t>(value), seed), 0};
    HashResult state;
    state.hash = seed;
    hashPart(id, value, nanSalt, state);
    return state;
}

void ValueTypes::hashPart(RTypeId id, const std::uint8_t* value, std::uint64_t nanSalt, HashResult& state) const
{
    using Compare = TypeShape::Compare;
    const TypeShape& shape = m_shapes[id];
    const auto addWord = [&state](std::uint64_t word) { state.hash = hashWord(word, state.hash); };
    const auto addFloat32 = [&](const std::uint8_t* at) {
        std::uint64_t bits = 0;
        addWord(floatBits<float, std::uint32_t>(at, bits) ? bits : nanSalt);
    };
    const auto addFloat64 = [&](const std::uint8_t* at) {
        std::uint64_t bits = 0;
        addWord(floatBits<double, std::uint64_t>(at, bits) ? bits : nanSalt);
    };
    switch (shape.compare) {
    case Compare::Bytes:
        if (shape.size == 8)
            addWord(read<std::uint64_t>(value));
        else
            state.hash = hashBytes(value, shape.size, state.hash);
        return;
    case Compare::Float32:
        addFloat32(value);
        return;
    case Compare::Float64:
        addFloat64(value);
        return;
    case Compare::Complex64:
        addFloat32(value);
        addFloat32(value + 4);
        return;
    case Compare::Complex128:
        addFloat64(value);
        addFloat64(value + 8);
        return;
    case Compare::String: {
        const auto length = read<std::uint64_t>(value + 8);
        state.hash = hashBytes(length == 0 ? value : m_heap.host(read<std::uint64_t>(value)), length, state.hash);
        return;
    }
    case Compare::Interface: {
        const auto dynamic = static_cast<RTypeId>(read<std::uint64_t>(value));
        const auto data = read<std::uint64_t>(value + 8);
        addWord(dynamic);
        if (dynamic == 0)
            return;
        if (m_shapes[dynamic].compare == Compare::Never) {
            state.unhashable = dynamic;
            return;
        }
        hashPart(dynamic, interfaceValue(dynamic, data), nanSalt, state);
        return;
    }
    case Compare::Never:
        state.unhashable = id;
        return;
    case Compare::Parts:
        break;
    }
    const RType& type = *m_types[id];
    if (type.kind == Kind::Array) {
        const std::uint32_t step = m_shapes[type.element].size;
        for (std::int64_t i = 0; i < type.length && state.unhashable == 0; ++i)
            hashPart(type.element, value + static_cast<std::uint64_t>(i) * step, nanSalt, state);
        return;
    }
    for (const code::RField& field : type.fields) {
        if (field.name == "_")
            continue;
        hashPart(field.type, value + field.offset, nanSalt, state);
        if (state.unhashable != 0)
            return;
    }
}

std::uint32_t ValueTypes::findMethod(RTypeId id, std::string_view name) const
{
    const std::vector<code::RMethod>& methods = m_types[id]->methods;
    const auto found = std::lower_bound(methods.begin(), methods.end(), name,
        [](const code::RMethod& method, std::string_view wanted) { return method.name < wanted; });
    return found != methods.end() && found->name == name ? found->function : code::kNoFunction;
}

std::uint32_t ValueTypes::method(RTypeId id, std::uint32_t name)
{
    std::vector<std::uint32_t>& table = m_methods[id];
    if (table.empty()) {
        table.reserve(m_module.methodNames.size());
        for (const std::string& wanted : m_module.methodNames)
            table.push_back(findMethod(id, wanted));
    }
    return table[name];
}

bool ValueTypes::implements(RTypeId id, RTypeId interface, std::string* missing)
{
    std::vector<std::uint8_t>& known = m_implements[interface];
    if (known.size() <= id)
        known.resize(m_types.size(), 0);
    if (known[id] != 0 && (known[id] == 2 || missing == nullptr))
        return known[id] == 2;
    const RType& wanted = *m_types[interface];
    const RType& type = *m_types[id];
    const bool isInterface = type.kind == Kind::Interface; // an interface type has what it asks for
    const std::size_t count = isInterface ? type.interfaceMethods.size() : type.methods.size();
    const auto methodAt = [&](std::size_t i) -> const std::string& {
        return isInterface ? type.interfaceMethods[i] : type.methods[i].name;
    };
    std::size_t at = 0;
    for (std::size_t i = 0; i < wanted.interfaceMethods.size(); ++i) {
        const std::string& name = wanted.interfaceMethods[i];
        while (at < count && methodAt(at) < name)
            ++at;
        if (at < count && methodAt(at) == name
            && (isInterface ? type.interfaceMethodTypes[at] : type.methods[at].type) == wanted.interfaceMethodTypes[i])
            continue;
        known[id] = 1;
        if (missing != nullptr)
            *missing = name.substr(name.rfind('.') + 1);
        return false;
    }
    known[id] = 2;
    return true;
}

RTypeId ValueTypes::pointerTo(RTypeId id) const
{
    if (m_types[id]->pointerTo != 0)
        return m_types[id]->pointerTo;
    const auto found = m_addedPointers.find(id);
    return found == m_addedPointers.end() ? 0 : found->second;
}

namespace {

bool sameFields(const std::vector<code::RField>& x, const std::vector<code::RField>& y)
{
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const code::RField& a, const code::RField& b) {
        return a.name == b.name && a.type == b.type && a.embedded == b.embedded && a.tag == b.tag;
    });
}

} // namespace

RTypeId ValueTypes::add(RType type)
{
    for (const RType* other : m_types) {
        const bool same = other->kind == type.kind && other->name.empty() && other->element == type.element
            && other->key == type.key && other->length == type.length && other->dir == type.dir
            && other->variadic == type.variadic && other->params == type.params && other->results == type.results
            && other->interfaceMethods.empty() && sameFields(other->fields, type.fields);
        if (same && other->id != 0)
            return other->id;
    }
    const auto id = static_cast<RTypeId>(m_types.size());
    type.id = id;
    RType& added = m_added.emplace_back(std::move(type));
    m_types.push_back(&added);
    m_shapes.push_back(makeShape(added));
    m_methods.emplace_back();
    m_implements.emplace_back();
    if (added.kind == Kind::Pointer)
        m_addedPointers[added.element] = id;
    return id;
}

} // namespace ws::sim
