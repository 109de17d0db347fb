#include "sim/fmt_sort.h"

namespace ws::sim {

using code::Kind;
using code::RType;

namespace {

template <class T> int compareNumbers(T a, T b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compareFloats(double a, double b) ///< cmp.Compare: NaN first
{
    const bool aNan = a != a; // NaN is the only value unlike itself
    const bool bNan = b != b;
    if (aNan || bNan)
        return aNan && bNan ? 0 : aNan ? -1 : 1;
    return compareNumbers(a, b);
}

} // namespace

int compareKeys(const GoMemory& memory, const GoValue& a, const GoValue& b)
{
    if (a.type == nullptr || b.type == nullptr)
        return a.type == b.type ? 0 : a.type == nullptr ? -1 : 1;
    if (a.type != b.type)
        return a.type->id < b.type->id ? -1 : 1; // Go: by the addresses of the types
    switch (a.type->kind) {
    case Kind::Bool:
        return compareNumbers(*a.memory, *b.memory);
    case Kind::Int:
    case Kind::Int8:
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        return compareNumbers(
            static_cast<std::int64_t>(memory.integer(a)), static_cast<std::int64_t>(memory.integer(b)));
    case Kind::Uint:
    case Kind::Uint8:
    case Kind::Uint16:
    case Kind::Uint32:
    case Kind::Uint64:
    case Kind::Uintptr:
        return compareNumbers(memory.integer(a), memory.integer(b));
    case Kind::Float32:
    case Kind::Float64:
        return compareFloats(memory.floating(a), memory.floating(b));
    case Kind::Complex64:
    case Kind::Complex128: {
        const GoComplex x = memory.complex(a);
        const GoComplex y = memory.complex(b);
        const int real = compareFloats(x.real, y.real);
        return real != 0 ? real : compareFloats(x.imaginary, y.imaginary);
    }
    case Kind::String:
        return memory.stringAt(a.memory).compare(memory.stringAt(b.memory));
    case Kind::Pointer:
    case Kind::UnsafePointer:
    case Kind::Chan:
        return compareNumbers(GoMemory::load<std::uint64_t>(a.memory), GoMemory::load<std::uint64_t>(b.memory));
    case Kind::Struct:
        for (const code::RField& field : a.type->fields) {
            const RType& type = memory.type(field.type);
            const int order =
                compareKeys(memory, {&type, a.memory + field.offset, true}, {&type, b.memory + field.offset, true});
            if (order != 0)
                return order;
        }
        return 0;
    case Kind::Array:
        for (std::uint64_t i = 0; i < memory.length(a); ++i) {
            if (const int order = compareKeys(memory, memory.element(a, i), memory.element(b, i)); order != 0)
                return order;
        }
        return 0;
    case Kind::Interface:
        return compareKeys(memory, memory.interfaceValue(a.memory), memory.interfaceValue(b.memory));
    case Kind::Func:
    case Kind::Map:
    case Kind::Slice:
    case Kind::Invalid:
        break;
    }
    return 0;
}

} // namespace ws::sim
