#pragma once

#include "code/module.h"
#include "sim/heap.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Go values at run time: what equality, hashing, copying and interfaces mean for every run-time type.
///
/// A value exists in two forms. In *memory* it has Go's layout. In *slots* every scalar takes 8 bytes in canonical form
/// (sign- or zero-extended), everything else is its memory layout rounded up to slots. On a little-endian machine the
/// low bytes of a canonical scalar are its memory form, so that slots can be read as memory (only the other direction
/// must extend).
namespace ws::sim {

/// What the machine asks of a type at every turn, precomputed and small.
struct TypeShape {
    enum class Load : std::uint8_t { U8, S8, U16, S16, U32, S32, W64, Bytes }; ///< memory to slots
    enum class Compare : std::uint8_t {
        Bytes,
        Float32,
        Float64,
        Complex64,
        Complex128,
        String,
        Interface,
        Parts,
        Never
    };
    std::uint32_t size = 0;
    std::uint32_t slots = 0;
    Load load = Load::Bytes;
    Compare compare = Compare::Bytes; ///< Bytes: equal memory is equal value
    code::Kind kind = code::Kind::Invalid;
    bool pointers = false;
};

/// Two values compared: an interface inside may hold a type that cannot be compared, which is a panic.
struct Equality {
    bool equal = false;
    code::RTypeId uncomparable = 0; ///< != 0: panic "comparing uncomparable type …"
};

/// The result of hashing; `unhashable` != 0: panic "hash of unhashable type …".
struct HashResult {
    std::uint64_t hash = 0;
    code::RTypeId unhashable = 0;
};

/// All run-time types of a module with what the machine derives from them. Immutable after construction except for the
/// method tables, which are filled on first use; one per machine.
class ValueTypes {
public:
    ValueTypes(const code::Module& module, const Heap& heap);

    [[nodiscard]] const code::RType& type(code::RTypeId id) const { return *m_types[id]; }
    [[nodiscard]] const TypeShape& shape(code::RTypeId id) const { return m_shapes[id]; }
    [[nodiscard]] std::size_t count() const { return m_types.size(); }

    /// A type that reflection makes: the one that exists already if it is identical to an unnamed one, else a new one.
    /// Its layout must be filled in; `id` is set here.
    code::RTypeId add(code::RType type);
    [[nodiscard]] code::RTypeId pointerTo(code::RTypeId id) const; ///< *T, or 0: nobody has named it

    /// Memory at `from` to slots (all slots of the type are written).
    void toSlots(code::RTypeId id, std::uint64_t* slots, const std::uint8_t* from) const;
    /// Slots to memory; never writes beyond the size of the type.
    void toMemory(code::RTypeId id, std::uint8_t* to, const std::uint64_t* slots) const
    {
        if (m_shapes[id].size != 0)
            std::memcpy(to, slots, m_shapes[id].size);
    }

    /// Both in memory form. Interfaces compare by dynamic type, then value, from left to right as Go does.
    [[nodiscard]] Equality equal(code::RTypeId id, const std::uint8_t* x, const std::uint8_t* y) const;
    [[nodiscard]] Equality equalInterfaces(
        std::uint64_t xType, std::uint64_t xData, std::uint64_t yType, std::uint64_t yData) const;

    /// Equal values hash equally. A NaN gets `nanSalt` mixed in (Go hashes it at random); never called for types that
    /// can never be keys.
    [[nodiscard]] HashResult hash(
        code::RTypeId id, const std::uint8_t* value, std::uint64_t seed, std::uint64_t nanSalt) const;

    /// Where an interface's value of dynamic type `id` is, in memory form: `data` itself or the copy that it points to.
    [[nodiscard]] const std::uint8_t* interfaceValue(code::RTypeId id, const std::uint64_t& data) const;

    /// Index in Module::functions of the method that an interface call of Module::methodNames[name] on dynamic type
    /// `id` runs; code::kNoFunction if there is none.
    [[nodiscard]] std::uint32_t method(code::RTypeId id, std::uint32_t name);
    /// Does `id` have all methods of the interface type? If not, the first missing one.
    [[nodiscard]] bool implements(code::RTypeId id, code::RTypeId interface, std::string* missing = nullptr);
    /// The function of method `name` of dynamic type `id` (exported names as they are), or code::kNoFunction.
    [[nodiscard]] std::uint32_t findMethod(code::RTypeId id, std::string_view name) const;

private:
    [[nodiscard]] TypeShape makeShape(const code::RType& type) const;
    [[nodiscard]] bool plainBytes(
        const code::RType& type) const; ///< no padding, floats, strings, interfaces, blank fields
    void hashPart(code::RTypeId id, const std::uint8_t* value, std::uint64_t nanSalt, HashResult& state) const;

    const code::Module& m_module;
    const Heap& m_heap;
    std::vector<const code::RType*> m_types;
    std::deque<code::RType> m_added;
    std::map<code::RTypeId, code::RTypeId> m_addedPointers; ///< T to *T
    std::vector<TypeShape> m_shapes;
    std::vector<std::vector<std::uint32_t>> m_methods; ///< by type: function of each method name
    std::vector<std::vector<std::uint8_t>> m_implements; ///< by interface type: 0 unknown, 1 no, 2 yes, by type
};

} // namespace ws::sim
