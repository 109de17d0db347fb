#pragma once

#include "code/module.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace ws::code {

/// Which slots of a function's frame can still be read, before every instruction. The collector asks, so that a value
/// whose last use is over does not keep an object alive: as in Go, a finalizer may run while the variable is still in
/// scope. Slots that are read count in their whole width; of writes only those that surely happen end a value's life.
///
/// A deferred call may recover, and then the frame goes on at its epilogue: what that reads lives everywhere.
class Liveness {
public:
    /// `typeOf` gives the run-time types, which may be more than the module has.
    Liveness(const Module& module, const Function& function, const std::function<const RType&(RTypeId)>& typeOf);

    /// Can `slot` be read when the frame goes on at instruction `pc`? Slots beyond the frame cannot.
    [[nodiscard]] bool live(std::uint32_t pc, std::uint32_t slot) const
    {
        return m_all || ((m_bits[std::size_t{pc} * m_words + slot / 64] >> (slot % 64)) & 1) != 0;
    }
    /// The bits of `pc`, 64 slots a word; null: every slot counts as live (the function is too large to look at).
    [[nodiscard]] const std::uint64_t* bits(std::uint32_t pc) const
    {
        return m_all ? nullptr : m_bits.data() + std::size_t{pc} * m_words;
    }
    [[nodiscard]] std::uint32_t words() const { return m_words; }

private:
    bool m_all = false;
    std::uint32_t m_words = 0;
    std::vector<std::uint64_t> m_bits;
};

/// The operand c of CallClosure and CallIface: how many slots the results and the parameters take, so that Liveness
/// knows what the call reads. 0xff: 255 or more.
inline std::uint16_t packCallShape(std::uint32_t results, std::uint32_t params)
{
    return static_cast<std::uint16_t>((results < 255 ? results : 255) << 8 | (params < 255 ? params : 255));
}

} // namespace ws::code
