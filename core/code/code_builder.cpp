#include "code/code_builder.h"

#include "base/assert.h"

#include <algorithm>

namespace ws::code {

namespace {

constexpr std::uint32_t kMaxSlots = 60000; // operands have 16 bits, and 0xffff means "none"

std::uint16_t narrow(unsigned value)
{
    return static_cast<std::uint16_t>(value & 0xffff);
}

/// The operand letter that holds the jump offset decides how it is patched.
enum class JumpForm { Wide, Short, ExtTail };
JumpForm jumpForm(Op op)
{
    const std::string_view operands = opInfo(op).operands;
    if (operands.find('+') != std::string_view::npos)
        return JumpForm::ExtTail;
    return operands.find('J') != std::string_view::npos ? JumpForm::Wide : JumpForm::Short;
}

Op inverseCompare(Op op, bool& swap)
{
    swap = false;
    switch (op) {
    case Op::JEq:
        return Op::JNe;
    case Op::JNe:
        return Op::JEq;
    case Op::JLt:
        swap = true;
        return Op::JLe;
    case Op::JLe:
        swap = true;
        return Op::JLt;
    case Op::JLtU:
        swap = true;
        return Op::JLeU;
    case Op::JLeU:
        swap = true;
        return Op::JLtU;
    case Op::JEqI:
        return Op::JNeI;
    case Op::JNeI:
        return Op::JEqI;
    case Op::JLtI:
        return Op::JGeI;
    case Op::JGeI:
        return Op::JLtI;
    case Op::JLeI:
        return Op::JGtI;
    case Op::JGtI:
        return Op::JLeI;
    default:
        return Op::Ext; // JumpType has none
    }
}

} // namespace

void CodeBuilder::emit(Op op, unsigned a, unsigned b, unsigned c)
{
    m_function.code.push_back({static_cast<std::uint16_t>(op), narrow(a), narrow(b), narrow(c)});
    m_function.positions.push_back(m_pos);
}

void CodeBuilder::emitWide(Op op, unsigned a, std::uint32_t bc)
{
    emit(op, a, bc & 0xffff, bc >> 16);
}

void CodeBuilder::emitExt(Op op, unsigned a, unsigned b, unsigned c, unsigned d, unsigned e, unsigned f)
{
    emit(op, a, b, c);
    emit(Op::Ext, d, e, f);
}

void CodeBuilder::emitExtWide(Op op, unsigned a, unsigned b, unsigned c, std::uint32_t de, unsigned f)
{
    emitExt(op, a, b, c, de & 0xffff, de >> 16, f);
}

void CodeBuilder::emitExtTail(Op op, unsigned a, unsigned b, unsigned c, unsigned d, std::uint32_t ef)
{
    emitExt(op, a, b, c, d, ef & 0xffff, ef >> 16);
}

std::uint32_t CodeBuilder::addConstant(std::uint64_t word)
{
    auto& constants = m_function.constants;
    const auto found = std::find(constants.begin(), constants.end(), word);
    if (found != constants.end())
        return static_cast<std::uint32_t>(found - constants.begin());
    constants.push_back(word);
    return static_cast<std::uint32_t>(constants.size() - 1);
}

std::uint32_t CodeBuilder::appendConstants(const std::vector<std::uint64_t>& words)
{
    const auto first = static_cast<std::uint32_t>(m_function.constants.size());
    m_function.constants.insert(m_function.constants.end(), words.begin(), words.end());
    return first;
}

void CodeBuilder::loadConstant(Slot dst, std::uint64_t word)
{
    const auto value = static_cast<std::int64_t>(word);
    if (value >= INT32_MIN && value <= INT32_MAX)
        emitWide(Op::LoadI, dst, static_cast<std::uint32_t>(word));
    else
        emitWide(Op::LoadK, dst, addConstant(word));
}

void CodeBuilder::use(Label& label)
{
    const std::uint32_t at = here() - 1;
    if (label.at >= 0)
        patch(at, label.at);
    else
        label.uses.push_back(at);
}

void CodeBuilder::jump(Label& label)
{
    emit(label.at >= 0 ? Op::Loop : Op::Jump);
    use(label);
}

void CodeBuilder::jumpIf(Op op, Slot slot, Label& label)
{
    emit(op, slot);
    use(label);
}

void CodeBuilder::jumpCompare(Op op, unsigned a, unsigned b, Label& label)
{
    if (!m_farJumps) {
        emit(op, a, b);
        use(label);
        return;
    }
    bool swap = false;
    const Op inverse = inverseCompare(op, swap);
    if (inverse == Op::Ext) { // over a jump over the jump
        emit(op, a, b, 1);
        emitWide(Op::Jump, 0, 1);
    } else if (swap) {
        emit(inverse, b, a, 1);
    } else {
        emit(inverse, a, b, 1);
    }
    jump(label);
}

void CodeBuilder::iterNext(Slot iterator, Slot key, Slot value, RTypeId map, Label& done)
{
    emit(Op::MapIterNext, iterator, key, value);
    const std::uint32_t at = here() - 1;
    emit(Op::Ext, map);
    WS_ASSERT(done.at < 0);
    done.uses.push_back(at);
}

void CodeBuilder::patch(std::uint32_t use, std::int32_t target)
{
    Instr& instruction = m_function.code[use];
    const JumpForm form = jumpForm(static_cast<Op>(instruction.op));
    const std::int32_t next = static_cast<std::int32_t>(use) + (form == JumpForm::ExtTail ? 2 : 1);
    const std::int32_t offset = target - next;
    const auto word = static_cast<std::uint32_t>(offset);
    switch (form) {
    case JumpForm::Wide:
        instruction.b = narrow(word & 0xffff);
        instruction.c = narrow(word >> 16);
        return;
    case JumpForm::Short:
        if (offset < INT16_MIN || offset > INT16_MAX)
            m_needsFarJumps = true;
        instruction.c = narrow(word);
        return;
    case JumpForm::ExtTail: {
        Instr& ext = m_function.code[use + 1];
        ext.b = narrow(word & 0xffff);
        ext.c = narrow(word >> 16);
        return;
    }
    }
}

void CodeBuilder::bind(Label& label)
{
    WS_ASSERT(label.at < 0);
    label.at = static_cast<std::int32_t>(here());
    for (const std::uint32_t use : label.uses)
        patch(use, label.at);
}

Slot CodeBuilder::alloc(std::uint32_t slots)
{
    if (m_top + slots > kMaxSlots) {
        m_tooManySlots = true;
        return 0;
    }
    const auto slot = static_cast<Slot>(m_top);
    m_top += slots;
    m_maxTop = std::max(m_maxTop, m_top);
    return slot;
}

void CodeBuilder::moveTo(Slot dst, Slot src, std::uint32_t slots)
{
    if (dst == src || slots == 0)
        return;
    switch (slots) {
    case 1:
        return emit(Op::Move, dst, src);
    case 2:
        return emit(Op::Move2, dst, src);
    case 3:
        return emit(Op::Move3, dst, src);
    default:
        return emit(Op::MoveN, dst, src, slots);
    }
}

void CodeBuilder::zero(Slot dst, std::uint32_t slots)
{
    switch (slots) {
    case 0:
        return;
    case 1:
        return emitWide(Op::LoadI, dst, 0);
    case 2:
        return emit(Op::Zero2, dst);
    case 3:
        return emit(Op::Zero3, dst);
    default:
        return emitWide(Op::ZeroN, dst, slots);
    }
}

void CodeBuilder::finish()
{
    m_function.frameSlots = m_maxTop;
}

} // namespace ws::code
