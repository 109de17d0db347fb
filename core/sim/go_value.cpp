#include "sim/go_value.h"

namespace ws::sim {

using code::Kind;
using code::RType;

GoValue GoMemory::interfaceValue(const std::uint8_t* words, bool accessible) const
{
    const auto id = load<std::uint64_t>(words);
    if (id == 0)
        return {};
    const RType& dynamic = type(static_cast<code::RTypeId>(id));
    if (dynamic.slots <= 1)
        return {&dynamic, words + 8, accessible};
    return {&dynamic, heap.host(load<std::uint64_t>(words + 8)), accessible};
}

std::string_view GoMemory::stringAt(const std::uint8_t* words) const
{
    return heap.text(load<std::uint64_t>(words), load<std::uint64_t>(words + 8));
}

std::uint64_t GoMemory::length(const GoValue& sequence) const
{
    return sequence.type->kind == Kind::Array ? static_cast<std::uint64_t>(sequence.type->length)
                                              : load<std::uint64_t>(sequence.memory + 8);
}

GoValue GoMemory::element(const GoValue& sequence, std::uint64_t index) const
{
    const RType& elementType = type(sequence.type->element);
    const std::uint8_t* base = sequence.memory;
    if (sequence.type->kind == Kind::Slice)
        base = heap.host(load<std::uint64_t>(sequence.memory));
    return {&elementType, base + index * elementType.size, sequence.accessible};
}

std::uint64_t GoMemory::integer(const GoValue& value) const
{
    std::uint64_t slot = 0;
    types.toSlots(value.type->id, &slot, value.memory);
    return slot;
}

double GoMemory::floating(const GoValue& value) const
{
    return value.type->kind == Kind::Float32 ? static_cast<double>(load<float>(value.memory))
                                             : load<double>(value.memory);
}

GoComplex GoMemory::complex(const GoValue& value) const
{
    if (value.type->kind == Kind::Complex64)
        return {static_cast<double>(load<float>(value.memory)), static_cast<double>(load<float>(value.memory + 4))};
    return {load<double>(value.memory), load<double>(value.memory + 8)};
}

} // namespace ws::sim
