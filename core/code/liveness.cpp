#include "code/liveness.h"

#include "base/assert.h"
#include "code/bytecode.h"

#include <algorithm>
#include <array>
#include <bit>

namespace ws::code {

namespace {

constexpr std::size_t kMostWords = 1U << 21; ///< of bits for one function: 16 MiB

struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// What one instruction reads, what it surely writes, and where it goes.
struct Effects {
    std::array<Range, 8> uses{};
    std::array<Range, 4> defs{};
    std::uint32_t useCount = 0;
    std::uint32_t defCount = 0;
    std::vector<Range> more; ///< uses of a Select
    std::uint32_t words = 1; ///< of code
    bool goesOn = true;
    bool jumps = false;
    std::int32_t offset = 0; ///< of the jump, from the next instruction

    void use(std::uint32_t slot, std::uint32_t count = 1)
    {
        if (slot != kNoSlot && count != 0)
            uses[useCount++] = {slot, count};
    }
    void def(std::uint32_t slot, std::uint32_t count = 1)
    {
        if (slot != kNoSlot && count != 0)
            defs[defCount++] = {slot, count};
    }
};

class Reader {
public:
    Reader(const Module& module, const Function& function, const std::function<const RType&(RTypeId)>& typeOf)
        : m_module(module)
        , m_function(function)
        , m_typeOf(typeOf)
    {
    }

    [[nodiscard]] Effects effects(std::size_t at) const;

private:
    [[nodiscard]] std::uint32_t slots(RTypeId id) const { return m_typeOf(id).slots; }
    [[nodiscard]] static std::uint32_t slotsOfBytes(std::uint64_t bytes)
    {
        return static_cast<std::uint32_t>((bytes + 7) / 8);
    }
    [[nodiscard]] std::uint32_t rest(std::uint32_t slot) const
    {
        return m_function.frameSlots > slot ? m_function.frameSlots - slot : 0;
    }
    void call(Effects& e, std::uint32_t window, std::uint32_t results, std::uint32_t params) const;
    void packedCall(Effects& e, std::uint32_t window, std::uint32_t shape, std::uint32_t receiver) const;
    [[nodiscard]] static std::uint32_t printed(PrintForm form);

    const Module& m_module;
    const Function& m_function;
    const std::function<const RType&(RTypeId)>& m_typeOf;
};

void Reader::call(Effects& e, std::uint32_t window, std::uint32_t results, std::uint32_t params) const
{
    e.use(window + results, params);
    e.def(window, results);
}

/// `receiver`: slots between results and parameters that the call itself fills.
void Reader::packedCall(Effects& e, std::uint32_t window, std::uint32_t shape, std::uint32_t receiver) const
{
    const std::uint32_t results = shape >> 8;
    const std::uint32_t params = shape & 0xff;
    if (results == 0xff || params == 0xff) { // too many to be written down: all that may be there
        e.use(window, rest(window));
    } else {
        e.use(window + results + receiver, params);
        e.def(window, results);
    }
}

std::uint32_t Reader::printed(PrintForm form)
{
    switch (form) {
    case PrintForm::Space:
    case PrintForm::Newline:
    case PrintForm::Lock:
    case PrintForm::Unlock:
        return 0;
    case PrintForm::Bool:
    case PrintForm::Int:
    case PrintForm::Uint:
    case PrintForm::Float:
    case PrintForm::Float32:
    case PrintForm::Pointer:
        return 1;
    case PrintForm::Complex:
    case PrintForm::Complex64:
    case PrintForm::String:
    case PrintForm::Interface:
        return 2;
    case PrintForm::Slice:
        return 3;
    }
    WS_UNREACHABLE();
}

Effects Reader::effects(std::size_t at) const
{
    const Instr* pc = m_function.code.data() + at;
    const std::uint32_t a = pc->a;
    const std::uint32_t b = pc->b;
    const std::uint32_t c = pc->c;
    const auto op = static_cast<Op>(pc->op);
    Effects e;
    std::uint32_t d = 0;
    std::uint32_t extB = 0;
    std::uint32_t de = 0;
    if (hasExt(op)) {
        e.words = 2;
        d = pc[1].a;
        extB = pc[1].b;
        de = d | extB << 16;
    }
    const auto jumpShort = [&] {
        e.jumps = true;
        e.offset = static_cast<std::int16_t>(pc->c);
    };
    const auto jumpWide = [&] {
        e.jumps = true;
        e.offset = static_cast<std::int32_t>(bc(*pc));
    };
    switch (op) {
    // ---- control
    case Op::Ext:
    case Op::Step:
    case Op::RunDefers:
    case Op::Unwind:
        break;
    case Op::Jump:
    case Op::Loop:
        jumpWide();
        e.goesOn = false;
        break;
    case Op::JumpTrue:
    case Op::JumpFalse:
        e.use(a);
        jumpWide();
        break;
    case Op::JEq:
    case Op::JNe:
    case Op::JLt:
    case Op::JLe:
    case Op::JLtU:
    case Op::JLeU:
        e.use(a);
        e.use(b);
        jumpShort();
        break;
    case Op::JEqI:
    case Op::JNeI:
    case Op::JLtI:
    case Op::JLeI:
    case Op::JGtI:
    case Op::JGeI:
    case Op::JumpType:
        e.use(a);
        jumpShort();
        break;

    // ---- constants and moves
    case Op::LoadI:
    case Op::LoadK:
    case Op::FuncVal:
    case Op::GlobalAddr:
    case Op::GLoad64:
    case Op::New:
    case Op::FrameToken:
        e.def(a);
        break;
    case Op::LoadStr:
    case Op::Zero2:
    case Op::Recover:
        e.def(a, 2);
        break;
    case Op::Zero3:
        e.def(a, 3);
        break;
    case Op::ZeroN:
        e.def(a, bc(*pc));
        break;
    case Op::Move2:
        e.use(b, 2);
        e.def(a, 2);
        break;
    case Op::Move3:
        e.use(b, 3);
        e.def(a, 3);
        break;
    case Op::MoveN:
        e.use(b, c);
        e.def(a, c);
        break;

    // ---- one slot from one
    case Op::Move:
    case Op::Neg:
    case Op::Not:
    case Op::NotB:
    case Op::AddI:
    case Op::MulI:
    case Op::DivI:
    case Op::RemI:
    case Op::AndI:
    case Op::OrI:
    case Op::XorI:
    case Op::ShlI:
    case Op::ShrI:
    case Op::ShrUI:
    case Op::Sext8:
    case Op::Sext16:
    case Op::Sext32:
    case Op::Zext8:
    case Op::Zext16:
    case Op::Zext32:
    case Op::EqI:
    case Op::NeI:
    case Op::LtI:
    case Op::LeI:
    case Op::GtI:
    case Op::GeI:
    case Op::NegF:
    case Op::NegF32:
    case Op::I2F:
    case Op::U2F:
    case Op::I2F32:
    case Op::U2F32:
    case Op::F2F32:
    case Op::F32To64:
    case Op::F2I:
    case Op::F2I32:
    case Op::F2U:
    case Op::Load8:
    case Op::Load8S:
    case Op::Load16:
    case Op::Load16S:
    case Op::Load32:
    case Op::Load32S:
    case Op::Load64:
    case Op::AddrAdd:
    case Op::MapLen:
    case Op::MapIterInit:
    case Op::ChanLen:
    case Op::ChanCap:
        e.use(b);
        e.def(a);
        break;

    // ---- one slot from two
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::Div:
    case Op::Rem:
    case Op::DivU:
    case Op::RemU:
    case Op::And:
    case Op::Or:
    case Op::Xor:
    case Op::AndNot:
    case Op::Shl:
    case Op::Shr:
    case Op::ShrU:
    case Op::MinS:
    case Op::MaxS:
    case Op::MinU:
    case Op::MaxU:
    case Op::Eq:
    case Op::Ne:
    case Op::Lt:
    case Op::Le:
    case Op::LtU:
    case Op::LeU:
    case Op::AddF:
    case Op::SubF:
    case Op::MulF:
    case Op::DivF:
    case Op::EqF:
    case Op::NeF:
    case Op::LtF:
    case Op::LeF:
    case Op::MinF:
    case Op::MaxF:
    case Op::AddF32:
    case Op::SubF32:
    case Op::MulF32:
    case Op::DivF32:
    case Op::EqF32:
    case Op::NeF32:
    case Op::LtF32:
    case Op::LeF32:
    case Op::MinF32:
    case Op::MaxF32:
    case Op::AddrIndex:
        e.use(b);
        e.use(c);
        e.def(a);
        break;

    // ---- complex numbers, texts
    case Op::AddC:
    case Op::SubC:
    case Op::MulC:
    case Op::DivC:
        e.use(b, 2);
        e.use(c, 2);
        e.def(a, 2);
        break;
    case Op::NegC:
        e.use(b, 2);
        e.def(a, 2);
        break;
    case Op::EqC:
    case Op::StrEq:
    case Op::StrNe:
    case Op::StrLt:
    case Op::StrLe:
    case Op::EqIface:
        e.use(b, 2);
        e.use(c, 2);
        e.def(a);
        break;
    case Op::C64To128:
    case Op::IntToStr:
        e.use(b);
        e.def(a, 2);
        break;
    case Op::C128To64:
        e.use(b, 2);
        e.def(a);
        break;
    case Op::StrToBytes:
    case Op::StrToRunes:
        e.use(b, 2);
        e.def(a, 3);
        break;
    case Op::BytesToStr:
    case Op::RunesToStr:
        e.use(b, 3);
        e.def(a, 2);
        break;
    case Op::Concat:
        e.use(b, 2 * c);
        e.def(a, 2);
        break;
    case Op::StrIndex:
        e.use(b, 2);
        e.use(c);
        e.def(a);
        break;
    case Op::StrSlice:
        e.use(b, 2);
        e.use(c);
        e.use(d);
        e.def(a, 2);
        break;
    case Op::StrNext:
        e.use(b, 2);
        e.use(c);
        e.def(a, 2);
        break;

    // ---- checks, and what only reads
    case Op::ShiftCheck:
    case Op::IndexCheck:
    case Op::NilCheck:
    case Op::ZeroMem:
    case Op::GStore64:
    case Op::MapClear:
    case Op::Close:
    case Op::Go:
    case Op::Defer:
    case Op::NameAddr:
    case Op::NameValue:
        e.use(a);
        break;
    case Op::SliceArrayCheck:
        e.use(a, 2);
        break;
    case Op::ClearSlice:
        e.use(a, 3);
        break;
    case Op::Print:
        e.use(a, printed(static_cast<PrintForm>(pc->b)));
        break;
    case Op::DeferAt:
    case Op::CopyMem:
    case Op::Store8:
    case Op::Store16:
    case Op::Store32:
    case Op::Store64:
        e.use(a);
        e.use(b);
        break;

    // ---- memory
    case Op::Load2:
        e.use(b);
        e.def(a, 2);
        break;
    case Op::Load3:
        e.use(b);
        e.def(a, 3);
        break;
    case Op::LoadN:
        e.use(b);
        e.def(a, slotsOfBytes(de));
        break;
    case Op::Store2:
        e.use(a);
        e.use(b, 2);
        break;
    case Op::Store3:
        e.use(a);
        e.use(b, 3);
        break;
    case Op::StoreN:
        e.use(a);
        e.use(b, slotsOfBytes(de));
        break;

    // ---- parts of values in the frame: a write to a part ends no life
    case Op::FLoad:
        e.use(b + c / 8, 2); // a scalar need not be aligned to a slot
        e.def(a);
        break;
    case Op::FStore:
        e.use(b);
        break;
    case Op::FCopyOut:
        e.use(b + c / 8, slotsOfBytes(c % 8 + std::uint64_t{de}));
        e.def(a, slotsOfBytes(de));
        break;
    case Op::FCopyIn:
        e.use(b, slotsOfBytes(de));
        break;
    case Op::FIdxLoad: {
        const std::uint32_t bytes = extB | static_cast<std::uint32_t>(pc[1].c) << 16;
        e.use(b, rest(b)); // how long the array is, the instruction does not say
        e.use(c);
        e.def(a, static_cast<Rep>(pc[1].a) == Rep::Bytes ? slotsOfBytes(bytes) : 1);
        break;
    }
    case Op::FIdxStore: {
        const std::uint32_t bytes = extB | static_cast<std::uint32_t>(pc[1].c) << 16;
        e.use(b);
        e.use(c, static_cast<Rep>(pc[1].a) == Rep::Bytes ? slotsOfBytes(bytes) : 1);
        break;
    }

    // ---- slices
    case Op::MakeSlice:
        e.use(b);
        e.use(c);
        e.def(a, 3);
        break;
    case Op::SLoad8:
    case Op::SLoad8S:
    case Op::SLoad16:
    case Op::SLoad16S:
    case Op::SLoad32:
    case Op::SLoad32S:
    case Op::SLoad64:
    case Op::SliceAddr:
        e.use(b, 2);
        e.use(c);
        e.def(a);
        break;
    case Op::SStore8:
    case Op::SStore16:
    case Op::SStore32:
    case Op::SStore64:
        e.use(a, 2);
        e.use(b);
        e.use(c);
        break;
    case Op::SliceSlice:
        e.use(b, 3);
        e.use(c);
        e.use(d);
        e.use(extB);
        e.def(a, 3);
        break;
    case Op::SliceArray:
        e.use(b);
        e.use(c);
        e.use(d);
        e.use(extB);
        e.def(a, 3);
        break;
    case Op::Append:
        e.use(b, 3);
        e.use(c, slots(d) * extB);
        e.def(a, 3);
        break;
    case Op::AppendSlice:
        e.use(b, 3);
        e.use(c, 2);
        e.def(a, 3);
        break;
    case Op::CopySlice:
        e.use(b, 2);
        e.use(c, 2);
        e.def(a);
        break;

    // ---- maps
    case Op::MakeMap:
    case Op::MakeChan:
        e.use(b);
        e.def(a);
        break;
    case Op::MapGet:
    case Op::MapGet2: {
        const RType& map = m_typeOf(d);
        e.use(b);
        e.use(c, slots(map.key));
        e.def(a, slots(map.element));
        if (op == Op::MapGet2)
            e.def(extB);
        break;
    }
    case Op::MapAssign:
        e.use(b);
        e.use(c, slots(m_typeOf(d).key));
        e.def(a);
        break;
    case Op::MapDelete:
        e.use(a);
        e.use(b, slots(m_typeOf(c).key));
        break;
    case Op::MapIterNext:
        e.use(a);
        e.jumps = true; // the key and the value are not written then: no defs
        e.offset = static_cast<std::int32_t>(extB | static_cast<std::uint32_t>(pc[1].c) << 16);
        break;

    // ---- channels
    case Op::Send:
        e.use(a);
        e.use(b, slots(m_typeOf(c).element));
        break;
    case Op::Recv:
        e.use(b);
        e.def(a, slots(m_typeOf(d).element));
        e.def(c);
        break;
    case Op::Select:
        for (std::uint32_t i = 0; i < c; ++i) {
            const SelectCase entry = SelectCase::unpack(m_function.constants[b + i]);
            e.more.push_back({entry.channel, 1});
            if (entry.kind == SelectCase::Kind::Send && entry.value != kNoSlot)
                e.more.push_back({entry.value, slots(m_typeOf(entry.type).element)});
        }
        e.def(a);
        break;

    // ---- interfaces
    case Op::MakeIface:
        e.use(b, slots(c));
        e.def(a, 2);
        break;
    case Op::Unbox:
    case Op::Assert:
        e.use(b, 2);
        e.def(a, slots(c));
        break;
    case Op::Assert2:
        e.use(b, 2);
        e.def(a, slots(c));
        e.def(extB);
        break;
    case Op::AssertIface:
        e.use(b, 2);
        e.def(a, 2);
        break;
    case Op::AssertIface2:
        e.use(b, 2);
        e.def(a, 2);
        e.def(extB);
        break;
    case Op::Implements:
        e.use(b, 2);
        e.def(a);
        break;
    case Op::EqType:
        e.use(b, slots(d));
        e.use(c, slots(d));
        e.def(a);
        break;

    // ---- functions
    case Op::Call:
    case Op::CallFront:
    case Op::CallNative: {
        const Function& callee = m_module.functions[bc(*pc)];
        call(e, a, callee.resultSlots, callee.paramSlots);
        break;
    }
    case Op::CallClosure:
        e.use(b);
        packedCall(e, a, c, 0);
        break;
    case Op::CallIface:
        e.use(b, 2);
        packedCall(e, a, c, 1);
        break;
    case Op::Ret:
        e.use(0, m_function.resultSlots);
        e.goesOn = false;
        break;
    case Op::Closure:
        e.use(b, c);
        e.def(a);
        break;
    case Op::Captured:
        if (m_function.closureSlot >= 0)
            e.use(static_cast<std::uint32_t>(m_function.closureSlot));
        e.def(a, c);
        break;
    case Op::Panic:
        e.use(a, 2);
        e.goesOn = false;
        break;
    case Op::RuntimePanic:
        e.goesOn = false;
        break;
    }
    return e;
}

/// Sets or clears bits of one row.
void paint(std::uint64_t* row, Range range, std::uint32_t words, bool value)
{
    const std::uint32_t end = std::min(range.first + range.count, words * 64);
    for (std::uint32_t slot = range.first; slot < end;) {
        const std::uint32_t shift = slot % 64;
        const std::uint32_t count = std::min(64 - shift, end - slot);
        const std::uint64_t mask = (count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1) << shift;
        if (value)
            row[slot / 64] |= mask;
        else
            row[slot / 64] &= ~mask;
        slot += count;
    }
}

} // namespace

Liveness::Liveness(const Module& module, const Function& function, const std::function<const RType&(RTypeId)>& typeOf)
{
    const std::size_t count = function.code.size();
    m_words = (function.frameSlots + 63) / 64;
    if (m_words == 0)
        m_words = 1;
    if ((count + 1) * m_words > kMostWords) {
        m_all = true;
        return;
    }
    m_bits.assign((count + 1) * m_words, 0); // the last row is what follows the code: nothing
    const Reader reader(module, function, typeOf);
    std::vector<Effects> effects(count);
    std::vector<bool> begins(count, false);
    for (std::size_t i = 0; i < count; i += effects[i].words) {
        effects[i] = reader.effects(i);
        begins[i] = true;
    }
    const auto row = [this](std::size_t i) { return m_bits.data() + i * m_words; };
    std::vector<std::uint64_t> next(m_words);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = count; i-- > 0;) {
            if (!begins[i]) { // an operand word: a frame whose call has not returned may point at it
                std::copy_n(row(i + 1), m_words, row(i));
                continue;
            }
            const Effects& e = effects[i];
            std::fill(next.begin(), next.end(), 0);
            const auto join = [&](std::size_t target) {
                for (std::uint32_t w = 0; w < m_words; ++w)
                    next[w] |= row(target)[w];
            };
            if (e.goesOn)
                join(std::min(i + e.words, count));
            if (e.jumps) {
                const std::int64_t target = static_cast<std::int64_t>(i + e.words) + e.offset;
                WS_ASSERT(target >= 0 && target <= static_cast<std::int64_t>(count));
                join(static_cast<std::size_t>(target));
            }
            for (std::uint32_t k = 0; k < e.defCount; ++k)
                paint(next.data(), e.defs[k], m_words, false);
            for (std::uint32_t k = 0; k < e.useCount; ++k)
                paint(next.data(), e.uses[k], m_words, true);
            for (const Range& range : e.more)
                paint(next.data(), range, m_words, true);
            if (function.epilogue >= 0)
                join(static_cast<std::size_t>(function.epilogue));
            if (!std::equal(next.begin(), next.end(), row(i))) {
                std::copy_n(next.data(), m_words, row(i));
                changed = true;
            }
        }
    }
}

} // namespace ws::code
