#pragma once

#include "sim/heap.h"
#include "sim/value.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ws::sim {

/// A Go value in memory form. `type` null: the nil interface.
struct GoValue {
    const code::RType* type = nullptr;
    const std::uint8_t* memory = nullptr;
    bool accessible = true; ///< false: got through an unexported field, so its methods are not called
};

struct GoComplex {
    double real = 0, imaginary = 0;
};

/// Run-time types and memory, as natives need them that look into values.
struct GoMemory {
    const Heap& heap;
    const ValueTypes& types;

    [[nodiscard]] const code::RType& type(code::RTypeId id) const { return types.type(id); }

    template <class T> static T load(const std::uint8_t* from)
    {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
    /// The dynamic value of the interface at `words` (type word, data word).
    [[nodiscard]] GoValue interfaceValue(const std::uint8_t* words, bool accessible = true) const;
    [[nodiscard]] std::string_view stringAt(const std::uint8_t* words) const;
    /// The elements of a slice: `words` is its header.
    [[nodiscard]] GoValue element(const GoValue& sequence, std::uint64_t index) const;
    [[nodiscard]] std::uint64_t length(const GoValue& sequence) const; ///< slice or array

    /// Numbers of any size: sign- or zero-extended, and widened to double.
    [[nodiscard]] std::uint64_t integer(const GoValue& value) const;
    [[nodiscard]] double floating(const GoValue& value) const;
    [[nodiscard]] GoComplex complex(const GoValue& value) const;
};

} // namespace ws::sim
