#pragma once

#include "code/bytecode.h"

#include <cstdint>
#include <vector>

namespace ws::code {

using Slot = std::uint16_t;

/// Where a jump goes; bound once, used any number of times before and after.
struct Label {
    std::int32_t at = -1;
    std::vector<std::uint32_t> uses;
    [[nodiscard]] bool used() const { return !uses.empty(); }
};

/// Appends instructions to a Function and gives out its slots, stack-wise: what was allocated last is freed first.
class CodeBuilder {
public:
    explicit CodeBuilder(Function& function)
        : m_function(function)
    {
    }

    Function& function() { return m_function; }
    void setPos(go::Pos pos)
    {
        if (pos != go::kNoPos)
            m_pos = pos;
    }
    [[nodiscard]] go::Pos pos() const { return m_pos; }
    /// Index of the next instruction.
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(m_function.code.size()); }

    void emit(Op op, unsigned a = 0, unsigned b = 0, unsigned c = 0);
    /// With a 32-bit number in b and c.
    void emitWide(Op op, unsigned a, std::uint32_t bc);
    void emitExt(Op op, unsigned a, unsigned b, unsigned c, unsigned d = 0, unsigned e = 0, unsigned f = 0);
    /// An ext instruction whose d and e are one 32-bit number.
    void emitExtWide(Op op, unsigned a, unsigned b, unsigned c, std::uint32_t de, unsigned f = 0);
    /// An ext instruction whose e and f are one 32-bit number.
    void emitExtTail(Op op, unsigned a, unsigned b, unsigned c, unsigned d, std::uint32_t ef);
    /// The next instruction's index operands `parts` (IndexPart) are of an unsigned 64-bit type.
    void markUnsigned(std::uint8_t parts)
    {
        if (parts != 0)
            m_function.unsignedIndices.push_back({here(), parts});
    }
    void loadConstant(Slot dst, std::uint64_t word);

    void jump(Label& label);
    void jumpIf(Op op, Slot slot, Label& label); ///< JumpTrue, JumpFalse
    void jumpCompare(Op op, unsigned a, unsigned b, Label& label); ///< the fused ones and JumpType
    void iterNext(Slot iterator, Slot key, Slot value, RTypeId map, Label& done);
    void bind(Label& label);

    Slot alloc(std::uint32_t slots);
    [[nodiscard]] Slot top() const { return static_cast<Slot>(m_top); }
    void release(Slot top) { m_top = top; }
    void moveTo(Slot dst, Slot src, std::uint32_t slots);
    void zero(Slot dst, std::uint32_t slots);
    std::uint32_t addConstant(std::uint64_t word);
    /// Consecutive words; the index of the first.
    std::uint32_t appendConstants(const std::vector<std::uint64_t>& words);

    /// Compare-and-jump has 16 bits of offset: if that was not enough, the function is compiled again with far jumps.
    [[nodiscard]] bool needsFarJumps() const { return m_needsFarJumps; }
    void useFarJumps() { m_farJumps = true; }
    [[nodiscard]] bool tooManySlots() const { return m_tooManySlots; }
    void finish();

private:
    void patch(std::uint32_t use, std::int32_t target);
    void use(Label& label);

    Function& m_function;
    go::Pos m_pos = go::kNoPos;
    std::uint32_t m_top = 0;
    std::uint32_t m_maxTop = 0;
    bool m_farJumps = false;
    bool m_needsFarJumps = false;
    bool m_tooManySlots = false;
};

/// Frees what was allocated since its construction.
class TempScope {
public:
    explicit TempScope(CodeBuilder& builder)
        : m_builder(builder)
        , m_top(builder.top())
    {
    }
    ~TempScope() { m_builder.release(m_top); }
    TempScope(const TempScope&) = delete;
    TempScope& operator=(const TempScope&) = delete;

private:
    CodeBuilder& m_builder;
    Slot m_top;
};

} // namespace ws::code
