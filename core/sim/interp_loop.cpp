#include "sim/channel.h"
#include "sim/costs.h"
#include "sim/interp_impl.h"
#include "sim/process.h"

#include <cmath>

// The bytecode loop. It is long because it has one short paragraph per instruction, in the order of code/opcodes.def.
//
// The program counter, the frame window and the clock live in local variables, so in registers; they are written back
// (SAVE) before anything that may look at them. Dispatch is one indirect jump at the end of every instruction
// ("computed goto", an extension that GCC and clang share). Instructions that need more than a few lines are functions
// of Interpreter::Impl.

#pragma GCC diagnostic ignored "-Wpedantic"

namespace ws::sim {

using code::Instr;
using code::Op;

namespace {

double asDouble(std::uint64_t bits)
{
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}
std::uint64_t bitsOf(double value)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}
float asFloat(std::uint64_t bits)
{
    const auto low = static_cast<std::uint32_t>(bits);
    float value = 0;
    std::memcpy(&value, &low, sizeof value);
    return value;
}
std::uint64_t bitsOf(float value)
{
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}
std::int64_t sign(std::uint64_t word)
{
    return static_cast<std::int64_t>(word);
}
std::uint64_t word(std::int64_t value)
{
    return static_cast<std::uint64_t>(value);
}
std::int64_t imm(std::uint16_t operand)
{
    return static_cast<std::int16_t>(operand);
}
std::int64_t imm32(const Instr* pc)
{
    return static_cast<std::int32_t>(code::bc(*pc));
}
std::uint32_t ext32(const Instr* pc)
{
    return static_cast<std::uint32_t>(pc[1].a) | static_cast<std::uint32_t>(pc[1].b) << 16;
}

template <class Float> Float minFloat(Float x, Float y)
{
    if (x != x || y != y)
        return x + y;
    if (x == 0 && y == 0)
        return std::signbit(x) ? x : y;
    return x < y ? x : y;
}
template <class Float> Float maxFloat(Float x, Float y)
{
    if (x != x || y != y)
        return x + y;
    if (x == 0 && y == 0)
        return std::signbit(x) ? y : x;
    return x > y ? x : y;
}

/// cvttsd2sq: out of range and NaN give the smallest number.
std::int64_t truncate64(double value)
{
    if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0))
        return INT64_MIN;
    return static_cast<std::int64_t>(value);
}
std::int64_t truncate32(double value)
{
    if (!(value > -2147483649.0 && value < 2147483648.0))
        return INT32_MIN;
    return static_cast<std::int32_t>(value);
}
std::uint64_t truncateUnsigned(double value)
{
    if (value < 9223372036854775808.0)
        return word(truncate64(value));
    return word(truncate64(value - 9223372036854775808.0)) ^ 1ULL << 63;
}

std::int64_t divide(std::int64_t x, std::int64_t y)
{
    return y == -1 ? word(0) - word(x) == word(x) ? x : -x : x / y;
}
std::int64_t remainder(std::int64_t x, std::int64_t y)
{
    return y == -1 ? 0 : x % y;
}

/// runtime.complex128div: C99 Annex G as gc does it.
void divideComplex(std::uint64_t* to, const std::uint64_t* n, const std::uint64_t* m)
{
    const double nr = asDouble(n[0]);
    const double ni = asDouble(n[1]);
    const double mr = asDouble(m[0]);
    const double mi = asDouble(m[1]);
    double e = 0;
    double f = 0;
    if (std::fabs(mr) >= std::fabs(mi)) {
        const double ratio = mi / mr;
        const double denominator = mr + ratio * mi;
        e = (nr + ni * ratio) / denominator;
        f = (ni - nr * ratio) / denominator;
    } else {
        const double ratio = mr / mi;
        const double denominator = mi + ratio * mr;
        e = (nr * ratio + ni) / denominator;
        f = (ni * ratio - nr) / denominator;
    }
    if (std::isnan(e) || std::isnan(f)) {
        const auto unitIfInfinite = [](double x) { return std::copysign(std::isinf(x) ? 1.0 : 0.0, x); };
        const auto finite = [](double x) { return !std::isnan(x) && !std::isinf(x); };
        const double infinity = HUGE_VAL;
        double a = nr;
        double b = ni;
        double c = mr;
        double d = mi;
        if (mr == 0 && mi == 0 && (!std::isnan(a) || !std::isnan(b))) {
            e = std::copysign(infinity, c) * a;
            f = std::copysign(infinity, c) * b;
        } else if ((std::isinf(a) || std::isinf(b)) && finite(c) && finite(d)) {
            a = unitIfInfinite(a);
            b = unitIfInfinite(b);
            e = infinity * (a * c + b * d);
            f = infinity * (b * c - a * d);
        } else if ((std::isinf(c) || std::isinf(d)) && finite(a) && finite(b)) {
            c = unitIfInfinite(c);
            d = unitIfInfinite(d);
            e = 0 * (a * c + b * d);
            f = 0 * (b * c - a * d);
        }
    }
    to[0] = bitsOf(e);
    to[1] = bitsOf(f);
}

} // namespace

Stop Interpreter::run(Goroutine& g, Proc& proc)
{
    const std::uint64_t startPs = proc.clockPs;
    for (;;) {
        bool changeLoop = false;
        const Stop stop = m_impl->machine.emitter().wantsSteps() ? m_impl->loop<true>(g, proc, changeLoop)
                                                                 : m_impl->loop<false>(g, proc, changeLoop);
        if (changeLoop)
            continue;
        // Counted by time: a register instruction is what the cheapest statement takes.
        m_impl->machine.instructions += (proc.clockPs - startPs) / cost::kRegister + 1;
        return stop;
    }
}

#define A pc->a
#define B pc->b
#define C pc->c
#define R(slot) fp[slot]

#define DISPATCH() goto* kLabels[pc->op]
#define NEXT                                                                                                           \
    do {                                                                                                               \
        ++pc;                                                                                                          \
        DISPATCH();                                                                                                    \
    } while (false)
#define NEXT2                                                                                                          \
    do {                                                                                                               \
        pc += 2;                                                                                                       \
        DISPATCH();                                                                                                    \
    } while (false)
#define OP(name) op_##name : clock += kOpCosts[static_cast<std::size_t>(Op::name)];
/// Other processors can see what this instruction does: not before they have caught up.
#define VISIBLE_OP(name)                                                                                               \
    op_##name : if (__builtin_expect(clock >= limit, 0)) goto budget;                                                  \
    clock += kOpCosts[static_cast<std::size_t>(Op::name)];
#define JUMP_IF(condition)                                                                                             \
    do {                                                                                                               \
        if (condition)                                                                                                 \
            pc += imm(C);                                                                                              \
        NEXT;                                                                                                          \
    } while (false)
#define SAVE()                                                                                                         \
    do {                                                                                                               \
        g.frames.back().pc = pc;                                                                                       \
        proc.clockPs = clock;                                                                                          \
    } while (false)
#define RELOAD()                                                                                                       \
    do {                                                                                                               \
        clock = proc.clockPs;                                                                                          \
        limit = proc.limitPs;                                                                                          \
    } while (false)
/// An instruction that is a function: afterwards its result decides.
#define OUT_OF_LINE(call)                                                                                              \
    do {                                                                                                               \
        SAVE();                                                                                                        \
        done = (call);                                                                                                 \
        RELOAD();                                                                                                      \
        if (__builtin_expect(done != Done::Ok, 0))                                                                     \
            goto notDone;                                                                                              \
    } while (false)
/// After an instruction that allocates; pc is at the next one.
#define AFTER_ALLOCATION()                                                                                             \
    do {                                                                                                               \
        if (__builtin_expect(collector.due(heap), 0))                                                                  \
            goto collect;                                                                                              \
    } while (false)
#define CHECK_ADDRESS(addr, bytes)                                                                                     \
    do {                                                                                                               \
        if (__builtin_expect(!heap.valid(addr, bytes), 0)) {                                                           \
            fault = (addr);                                                                                            \
            goto nilDereferenced;                                                                                      \
        }                                                                                                              \
    } while (false)
#define LOAD_OP(name, type, expression)                                                                                \
    VISIBLE_OP(name)                                                                                                   \
    {                                                                                                                  \
        const Addr addr = R(B) + C;                                                                                    \
        CHECK_ADDRESS(addr, sizeof(type));                                                                             \
        const type value = heap.load<type>(addr);                                                                      \
        R(A) = expression;                                                                                             \
        NEXT;                                                                                                          \
    }
#define STORE_OP(name, type)                                                                                           \
    VISIBLE_OP(name)                                                                                                   \
    {                                                                                                                  \
        const Addr addr = R(A) + C;                                                                                    \
        CHECK_ADDRESS(addr, sizeof(type));                                                                             \
        heap.store<type>(addr, static_cast<type>(R(B)));                                                               \
        NEXT;                                                                                                          \
    }
#define SLICE_LOAD_OP(name, type, expression)                                                                          \
    VISIBLE_OP(name)                                                                                                   \
    {                                                                                                                  \
        const std::uint64_t index = R(C);                                                                              \
        if (__builtin_expect(index >= R(B + 1), 0)) {                                                                  \
            OUT_OF_LINE(indexPanic(index, R(B + 1)));                                                                  \
        }                                                                                                              \
        const Addr addr = R(B) + index * sizeof(type);                                                                 \
        CHECK_ADDRESS(addr, sizeof(type));                                                                             \
        const type value = heap.load<type>(addr);                                                                      \
        R(A) = expression;                                                                                             \
        NEXT;                                                                                                          \
    }
#define SLICE_STORE_OP(name, type)                                                                                     \
    VISIBLE_OP(name)                                                                                                   \
    {                                                                                                                  \
        const std::uint64_t index = R(B);                                                                              \
        if (__builtin_expect(index >= R(A + 1), 0)) {                                                                  \
            OUT_OF_LINE(indexPanic(index, R(A + 1)));                                                                  \
        }                                                                                                              \
        const Addr addr = R(A) + index * sizeof(type);                                                                 \
        CHECK_ADDRESS(addr, sizeof(type));                                                                             \
        heap.store<type>(addr, static_cast<type>(R(C)));                                                               \
        NEXT;                                                                                                          \
    }
#define DOUBLE_OP(name, expression)                                                                                    \
    OP(name)                                                                                                           \
    {                                                                                                                  \
        const double x = asDouble(R(B));                                                                               \
        const double y = asDouble(R(C));                                                                               \
        R(A) = expression;                                                                                             \
        NEXT;                                                                                                          \
    }
#define FLOAT_OP(name, expression)                                                                                     \
    OP(name)                                                                                                           \
    {                                                                                                                  \
        const float x = asFloat(R(B));                                                                                 \
        const float y = asFloat(R(C));                                                                                 \
        R(A) = expression;                                                                                             \
        NEXT;                                                                                                          \
    }

template <bool kSteps> Stop Interpreter::Impl::loop(Goroutine& g, Proc& proc, bool& changeLoop)
{
    static const void* const kLabels[] = {
#define X(name, operands, meaning) &&op_##name,
#include "code/opcodes.def"
#undef X
    };

    const Instr* pc = g.frames.back().pc;
    std::uint64_t* fp = g.slots.get() + g.frames.back().base;
    std::uint64_t* slotsEnd = g.slots.get() + g.slotCount;
    std::uint64_t clock = proc.clockPs;
    std::uint64_t limit = proc.limitPs;
    const Callee* const table = callees.data();
    const Callee* callee = nullptr;
    std::uint32_t window = 0;
    Addr fault = 0;
    Addr closureWord = 0;
    Done done = Done::Ok;
    Stop stop = Stop::Ended;

    DISPATCH();

// ---- control
op_Ext:
    WS_UNREACHABLE();
    VISIBLE_OP(Step)
    {
        if constexpr (kSteps) {
            SAVE();
            machine.emitter().step(g);
            if (!machine.emitter().wantsSteps()) {
                g.frames.back().pc = pc + 1;
                changeLoop = true;
                return Stop::Budget;
            }
        }
        NEXT;
    }
    OP(Jump)
    {
        pc += imm32(pc);
        NEXT;
    }
    VISIBLE_OP(Loop)
    {
        const Instr* const self = pc;
        pc += imm32(pc) + 1;
        if constexpr (!kSteps) {
            // `for {}`: nothing but the clock changes until somebody else's turn comes. The clock may as well be put
            // there at once, exactly to where round after round would have brought it.
            const Instr* const first = pc->op == static_cast<std::uint16_t>(Op::Step) ? pc + 1 : pc;
            if (first == self && clock < limit) {
                constexpr Ps round = kOpCosts[static_cast<std::size_t>(Op::Loop)];
                clock += (limit - clock + round - 1) / round * round;
            }
        }
        DISPATCH();
    }
    OP(JumpTrue)
    {
        if (R(A) != 0)
            pc += imm32(pc);
        NEXT;
    }
    OP(JumpFalse)
    {
        if (R(A) == 0)
            pc += imm32(pc);
        NEXT;
    }
    OP(JEq) JUMP_IF(R(A) == R(B));
    OP(JNe) JUMP_IF(R(A) != R(B));
    OP(JLt) JUMP_IF(sign(R(A)) < sign(R(B)));
    OP(JLe) JUMP_IF(sign(R(A)) <= sign(R(B)));
    OP(JLtU) JUMP_IF(R(A) < R(B));
    OP(JLeU) JUMP_IF(R(A) <= R(B));
    OP(JEqI) JUMP_IF(sign(R(A)) == imm(B));
    OP(JNeI) JUMP_IF(sign(R(A)) != imm(B));
    OP(JLtI) JUMP_IF(sign(R(A)) < imm(B));
    OP(JLeI) JUMP_IF(sign(R(A)) <= imm(B));
    OP(JGtI) JUMP_IF(sign(R(A)) > imm(B));
    OP(JGeI) JUMP_IF(sign(R(A)) >= imm(B));
    OP(JumpType) JUMP_IF(R(A) == B);

    // ---- constants and moves
    OP(LoadI)
    {
        R(A) = word(imm32(pc));
        NEXT;
    }
    OP(LoadK)
    {
        R(A) = g.frames.back().function->constants[code::bc(*pc)];
        NEXT;
    }
    OP(LoadStr)
    {
        const std::uint32_t index = code::bc(*pc);
        R(A) = literals[index];
        R(A + 1) = module.strings[index].size();
        NEXT;
    }
    OP(Move)
    {
        R(A) = R(B);
        NEXT;
    }
    OP(Move2)
    {
        const std::uint64_t first = R(B);
        const std::uint64_t second = R(B + 1);
        R(A) = first;
        R(A + 1) = second;
        NEXT;
    }
    OP(Move3)
    {
        const std::uint64_t first = R(B);
        const std::uint64_t second = R(B + 1);
        const std::uint64_t third = R(B + 2);
        R(A) = first;
        R(A + 1) = second;
        R(A + 2) = third;
        NEXT;
    }
    OP(MoveN)
    {
        std::memmove(fp + A, fp + B, std::size_t{C} * 8);
        clock += bytesCost(std::uint64_t{C} * 8);
        NEXT;
    }
    OP(Zero2)
    {
        R(A) = 0;
        R(A + 1) = 0;
        NEXT;
    }
    OP(Zero3)
    {
        R(A) = 0;
        R(A + 1) = 0;
        R(A + 2) = 0;
        NEXT;
    }
    OP(ZeroN)
    {
        const std::uint64_t bytes = std::uint64_t{code::bc(*pc)} * 8;
        std::memset(fp + A, 0, bytes);
        clock += bytesCost(bytes);
        NEXT;
    }

    // ---- integers
    OP(Add)
    {
        R(A) = R(B) + R(C);
        NEXT;
    }
    OP(Sub)
    {
        R(A) = R(B) - R(C);
        NEXT;
    }
    OP(Mul)
    {
        R(A) = R(B) * R(C);
        NEXT;
    }
    OP(Div)
    {
        if (R(C) == 0)
            goto dividedByZero;
        R(A) = word(divide(sign(R(B)), sign(R(C))));
        NEXT;
    }
    OP(Rem)
    {
        if (R(C) == 0)
            goto dividedByZero;
        R(A) = word(remainder(sign(R(B)), sign(R(C))));
        NEXT;
    }
    OP(DivU)
    {
        if (R(C) == 0)
            goto dividedByZero;
        R(A) = R(B) / R(C);
        NEXT;
    }
    OP(RemU)
    {
        if (R(C) == 0)
            goto dividedByZero;
        R(A) = R(B) % R(C);
        NEXT;
    }
    OP(And)
    {
        R(A) = R(B) & R(C);
        NEXT;
    }
    OP(Or)
    {
        R(A) = R(B) | R(C);
        NEXT;
    }
    OP(Xor)
    {
        R(A) = R(B) ^ R(C);
        NEXT;
    }
    OP(AndNot)
    {
        R(A) = R(B) & ~R(C);
        NEXT;
    }
    OP(Shl)
    {
        R(A) = R(C) < 64 ? R(B) << R(C) : 0;
        NEXT;
    }
    OP(Shr)
    {
        R(A) = word(sign(R(B)) >> (R(C) < 64 ? R(C) : 63));
        NEXT;
    }
    OP(ShrU)
    {
        R(A) = R(C) < 64 ? R(B) >> R(C) : 0;
        NEXT;
    }
    OP(ShiftCheck)
    {
        if (__builtin_expect(sign(R(A)) < 0, 0)) {
            machine.panicWith("negative shift amount");
            goto panicked;
        }
        NEXT;
    }
    OP(Neg)
    {
        R(A) = 0 - R(B);
        NEXT;
    }
    OP(Not)
    {
        R(A) = ~R(B);
        NEXT;
    }
    OP(NotB)
    {
        R(A) = R(B) == 0 ? 1 : 0;
        NEXT;
    }
    OP(AddI)
    {
        R(A) = R(B) + word(imm(C));
        NEXT;
    }
    OP(MulI)
    {
        R(A) = R(B) * word(imm(C));
        NEXT;
    }
    OP(DivI)
    {
        R(A) = word(sign(R(B)) / imm(C));
        NEXT;
    }
    OP(RemI)
    {
        R(A) = word(sign(R(B)) % imm(C));
        NEXT;
    }
    OP(AndI)
    {
        R(A) = R(B) & word(imm(C));
        NEXT;
    }
    OP(OrI)
    {
        R(A) = R(B) | word(imm(C));
        NEXT;
    }
    OP(XorI)
    {
        R(A) = R(B) ^ word(imm(C));
        NEXT;
    }
    OP(ShlI)
    {
        R(A) = R(B) << C;
        NEXT;
    }
    OP(ShrI)
    {
        R(A) = word(sign(R(B)) >> C);
        NEXT;
    }
    OP(ShrUI)
    {
        R(A) = R(B) >> C;
        NEXT;
    }
    OP(Sext8)
    {
        R(A) = word(static_cast<std::int8_t>(R(B)));
        NEXT;
    }
    OP(Sext16)
    {
        R(A) = word(static_cast<std::int16_t>(R(B)));
        NEXT;
    }
    OP(Sext32)
    {
        R(A) = word(static_cast<std::int32_t>(R(B)));
        NEXT;
    }
    OP(Zext8)
    {
        R(A) = R(B) & 0xff;
        NEXT;
    }
    OP(Zext16)
    {
        R(A) = R(B) & 0xffff;
        NEXT;
    }
    OP(Zext32)
    {
        R(A) = R(B) & 0xffffffff;
        NEXT;
    }
    OP(MinS)
    {
        R(A) = sign(R(C)) < sign(R(B)) ? R(C) : R(B);
        NEXT;
    }
    OP(MaxS)
    {
        R(A) = sign(R(C)) > sign(R(B)) ? R(C) : R(B);
        NEXT;
    }
    OP(MinU)
    {
        R(A) = R(C) < R(B) ? R(C) : R(B);
        NEXT;
    }
    OP(MaxU)
    {
        R(A) = R(C) > R(B) ? R(C) : R(B);
        NEXT;
    }

    // ---- comparisons
    OP(Eq)
    {
        R(A) = R(B) == R(C) ? 1 : 0;
        NEXT;
    }
    OP(Ne)
    {
        R(A) = R(B) != R(C) ? 1 : 0;
        NEXT;
    }
    OP(Lt)
    {
        R(A) = sign(R(B)) < sign(R(C)) ? 1 : 0;
        NEXT;
    }
    OP(Le)
    {
        R(A) = sign(R(B)) <= sign(R(C)) ? 1 : 0;
        NEXT;
    }
    OP(LtU)
    {
        R(A) = R(B) < R(C) ? 1 : 0;
        NEXT;
    }
    OP(LeU)
    {
        R(A) = R(B) <= R(C) ? 1 : 0;
        NEXT;
    }
    OP(EqI)
    {
        R(A) = sign(R(B)) == imm(C) ? 1 : 0;
        NEXT;
    }
    OP(NeI)
    {
        R(A) = sign(R(B)) != imm(C) ? 1 : 0;
        NEXT;
    }
    OP(LtI)
    {
        R(A) = sign(R(B)) < imm(C) ? 1 : 0;
        NEXT;
    }
    OP(LeI)
    {
        R(A) = sign(R(B)) <= imm(C) ? 1 : 0;
        NEXT;
    }
    OP(GtI)
    {
        R(A) = sign(R(B)) > imm(C) ? 1 : 0;
        NEXT;
    }
    OP(GeI)
    {
        R(A) = sign(R(B)) >= imm(C) ? 1 : 0;
        NEXT;
    }

    // ---- floats
    DOUBLE_OP(AddF, bitsOf(x + y))
    DOUBLE_OP(SubF, bitsOf(x - y))
    DOUBLE_OP(MulF, bitsOf(x * y))
    DOUBLE_OP(DivF, bitsOf(x / y))
    OP(NegF)
    {
        R(A) = R(B) ^ 1ULL << 63;
        NEXT;
    }
    DOUBLE_OP(EqF, x == y ? 1 : 0)
    DOUBLE_OP(NeF, x != y ? 1 : 0)
    DOUBLE_OP(LtF, x < y ? 1 : 0)
    DOUBLE_OP(LeF, x <= y ? 1 : 0)
    DOUBLE_OP(MinF, bitsOf(minFloat(x, y)))
    DOUBLE_OP(MaxF, bitsOf(maxFloat(x, y)))
    FLOAT_OP(AddF32, bitsOf(x + y))
    FLOAT_OP(SubF32, bitsOf(x - y))
    FLOAT_OP(MulF32, bitsOf(x * y))
    FLOAT_OP(DivF32, bitsOf(x / y))
    OP(NegF32)
    {
        R(A) = R(B) ^ 1ULL << 31;
        NEXT;
    }
    FLOAT_OP(EqF32, x == y ? 1 : 0)
    FLOAT_OP(NeF32, x != y ? 1 : 0)
    FLOAT_OP(LtF32, x < y ? 1 : 0)
    FLOAT_OP(LeF32, x <= y ? 1 : 0)
    FLOAT_OP(MinF32, bitsOf(minFloat(x, y)))
    FLOAT_OP(MaxF32, bitsOf(maxFloat(x, y)))

    // ---- complex
    OP(AddC)
    {
        const std::uint64_t real = bitsOf(asDouble(R(B)) + asDouble(R(C)));
        R(A + 1) = bitsOf(asDouble(R(B + 1)) + asDouble(R(C + 1)));
        R(A) = real;
        NEXT;
    }
    OP(SubC)
    {
        const std::uint64_t real = bitsOf(asDouble(R(B)) - asDouble(R(C)));
        R(A + 1) = bitsOf(asDouble(R(B + 1)) - asDouble(R(C + 1)));
        R(A) = real;
        NEXT;
    }
    OP(MulC)
    {
        const double br = asDouble(R(B));
        const double bi = asDouble(R(B + 1));
        const double cr = asDouble(R(C));
        const double ci = asDouble(R(C + 1));
        R(A) = bitsOf(br * cr - bi * ci);
        R(A + 1) = bitsOf(br * ci + bi * cr);
        NEXT;
    }
    OP(DivC)
    {
        divideComplex(fp + A, fp + B, fp + C);
        NEXT;
    }
    OP(NegC)
    {
        const std::uint64_t real = R(B) ^ 1ULL << 63;
        R(A + 1) = R(B + 1) ^ 1ULL << 63;
        R(A) = real;
        NEXT;
    }
    OP(EqC)
    {
        R(A) = asDouble(R(B)) == asDouble(R(C)) && asDouble(R(B + 1)) == asDouble(R(C + 1)) ? 1 : 0;
        NEXT;
    }
    OP(C64To128)
    {
        const std::uint64_t both = R(B);
        R(A) = bitsOf(double{asFloat(both)});
        R(A + 1) = bitsOf(double{asFloat(both >> 32)});
        NEXT;
    }
    OP(C128To64)
    {
        const std::uint64_t real = bitsOf(static_cast<float>(asDouble(R(B))));
        const std::uint64_t imaginary = bitsOf(static_cast<float>(asDouble(R(B + 1))));
        R(A) = real | imaginary << 32;
        NEXT;
    }

    // ---- conversions
    OP(I2F)
    {
        R(A) = bitsOf(static_cast<double>(sign(R(B))));
        NEXT;
    }
    OP(U2F)
    {
        R(A) = bitsOf(static_cast<double>(R(B)));
        NEXT;
    }
    OP(I2F32)
    {
        R(A) = bitsOf(static_cast<float>(sign(R(B))));
        NEXT;
    }
    OP(U2F32)
    {
        R(A) = bitsOf(static_cast<float>(R(B)));
        NEXT;
    }
    OP(F2F32)
    {
        R(A) = bitsOf(static_cast<float>(asDouble(R(B))));
        NEXT;
    }
    OP(F32To64)
    {
        R(A) = bitsOf(double{asFloat(R(B))});
        NEXT;
    }
    OP(F2I)
    {
        R(A) = word(truncate64(asDouble(R(B))));
        NEXT;
    }
    OP(F2I32)
    {
        R(A) = word(truncate32(asDouble(R(B))));
        NEXT;
    }
    OP(F2U)
    {
        R(A) = truncateUnsigned(asDouble(R(B)));
        NEXT;
    }
    OP(IntToStr) goto convertsText;
    OP(StrToBytes) goto convertsText;
    OP(BytesToStr) goto convertsText;
    OP(StrToRunes) goto convertsText;
    OP(RunesToStr)
convertsText:
    OUT_OF_LINE(convertText(fp, pc));
    ++pc;
    AFTER_ALLOCATION();
    DISPATCH();

    // ---- strings
    OP(Concat)
    {
        OUT_OF_LINE(concat(fp, pc));
        ++pc;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    OP(StrEq)
    {
        R(A) = R(B + 1) == R(C + 1) && compareStrings(fp + B, fp + C) == 0 ? 1 : 0;
        NEXT;
    }
    OP(StrNe)
    {
        R(A) = R(B + 1) != R(C + 1) || compareStrings(fp + B, fp + C) != 0 ? 1 : 0;
        NEXT;
    }
    OP(StrLt)
    {
        R(A) = compareStrings(fp + B, fp + C) < 0 ? 1 : 0;
        NEXT;
    }
    OP(StrLe)
    {
        R(A) = compareStrings(fp + B, fp + C) <= 0 ? 1 : 0;
        NEXT;
    }
    OP(StrIndex)
    {
        const std::uint64_t index = R(C);
        if (__builtin_expect(index >= R(B + 1), 0)) {
            OUT_OF_LINE(indexPanic(index, R(B + 1)));
        }
        const Addr addr = R(B) + index;
        CHECK_ADDRESS(addr, 1);
        R(A) = *heap.host(addr);
        NEXT;
    }
    OP(StrSlice)
    {
        OUT_OF_LINE(stringSlice(fp, pc));
        NEXT2;
    }
    OP(StrNext)
    {
        const std::uint64_t index = R(C);
        const Addr addr = R(B) + index;
        CHECK_ADDRESS(addr, 1);
        if (const std::uint8_t byte = *heap.host(addr); byte < 0x80) {
            R(A) = byte;
            R(A + 1) = index + 1;
            NEXT;
        }
        OUT_OF_LINE(stringNext(fp, pc));
        NEXT;
    }

    // ---- memory
    LOAD_OP(Load8, std::uint8_t, value)
    LOAD_OP(Load8S, std::int8_t, word(value))
    LOAD_OP(Load16, std::uint16_t, value)
    LOAD_OP(Load16S, std::int16_t, word(value))
    LOAD_OP(Load32, std::uint32_t, value)
    LOAD_OP(Load32S, std::int32_t, word(value))
    LOAD_OP(Load64, std::uint64_t, value)
    VISIBLE_OP(Load2)
    {
        const Addr addr = R(B) + C;
        CHECK_ADDRESS(addr, 16);
        std::memcpy(fp + A, heap.host(addr), 16);
        NEXT;
    }
    VISIBLE_OP(Load3)
    {
        const Addr addr = R(B) + C;
        CHECK_ADDRESS(addr, 24);
        std::memcpy(fp + A, heap.host(addr), 24);
        NEXT;
    }
    VISIBLE_OP(LoadN)
    {
        const Addr addr = R(B) + C;
        const std::uint32_t bytes = ext32(pc);
        CHECK_ADDRESS(addr, bytes);
        if (bytes != 0) {
            R(A + (bytes - 1) / 8) = 0;
            std::memcpy(fp + A, heap.host(addr), bytes);
        }
        clock += bytesCost(bytes);
        NEXT2;
    }
    STORE_OP(Store8, std::uint8_t)
    STORE_OP(Store16, std::uint16_t)
    STORE_OP(Store32, std::uint32_t)
    STORE_OP(Store64, std::uint64_t)
    VISIBLE_OP(Store2)
    {
        const Addr addr = R(A) + C;
        CHECK_ADDRESS(addr, 16);
        std::memcpy(heap.host(addr), fp + B, 16);
        NEXT;
    }
    VISIBLE_OP(Store3)
    {
        const Addr addr = R(A) + C;
        CHECK_ADDRESS(addr, 24);
        std::memcpy(heap.host(addr), fp + B, 24);
        NEXT;
    }
    VISIBLE_OP(StoreN)
    {
        const Addr addr = R(A) + C;
        const std::uint32_t bytes = ext32(pc);
        CHECK_ADDRESS(addr, bytes);
        if (bytes != 0)
            std::memcpy(heap.host(addr), fp + B, bytes);
        clock += bytesCost(bytes);
        NEXT2;
    }
    VISIBLE_OP(ZeroMem)
    {
        const std::uint32_t bytes = code::bc(*pc);
        CHECK_ADDRESS(R(A), bytes);
        if (bytes != 0)
            std::memset(heap.host(R(A)), 0, bytes);
        clock += bytesCost(bytes);
        NEXT;
    }
    VISIBLE_OP(CopyMem)
    {
        const std::uint32_t bytes = ext32(pc);
        CHECK_ADDRESS(R(A), bytes);
        CHECK_ADDRESS(R(B), bytes);
        if (bytes != 0)
            std::memmove(heap.host(R(A)), heap.host(R(B)), bytes);
        clock += bytesCost(bytes);
        NEXT2;
    }
    OP(NilCheck)
    {
        // Not CHECK_ADDRESS: the word may be an interface's type word, which is no address.
        if (R(A) == 0)
            CHECK_ADDRESS(R(A), 1);
        NEXT;
    }
    OP(AddrAdd)
    {
        CHECK_ADDRESS(R(B), 1);
        R(A) = R(B) + C;
        NEXT;
    }
    OP(AddrIndex)
    {
        R(A) = R(B) + R(C) * ext32(pc);
        NEXT2;
    }
    OP(IndexCheck)
    {
        if (__builtin_expect(R(A) >= code::bc(*pc), 0)) {
            OUT_OF_LINE(indexPanic(R(A), code::bc(*pc)));
        }
        NEXT;
    }
    OP(New)
    {
        const TypeShape& shape = types.shape(code::bc(*pc));
        const Addr addr = heap.allocate(shape.size, shape.pointers ? Scan::Yes : Scan::No);
        if (__builtin_expect(addr == 0, 0)) {
            SAVE();
            outOfMemory(shape.size);
            return Stop::Ended;
        }
        R(A) = addr;
        clock += bytesCost(shape.size);
        ++pc;
        AFTER_ALLOCATION();
        DISPATCH();
    }

    // ---- globals
    OP(GlobalAddr)
    {
        R(A) = globals + code::bc(*pc);
        NEXT;
    }
    VISIBLE_OP(GLoad64)
    {
        R(A) = heap.load<std::uint64_t>(globals + code::bc(*pc));
        NEXT;
    }
    VISIBLE_OP(GStore64)
    {
        heap.store<std::uint64_t>(globals + code::bc(*pc), R(A));
        NEXT;
    }

    // ---- parts of values in the frame
    OP(FLoad)
    {
        frameLoad(fp, pc);
        NEXT2;
    }
    OP(FStore)
    {
        frameStore(fp, pc);
        NEXT2;
    }
    OP(FCopyOut)
    {
        const std::uint32_t bytes = ext32(pc);
        if (bytes != 0) {
            const auto* from = reinterpret_cast<const std::uint8_t*>(fp + B) + C;
            std::memmove(fp + A, from, bytes);
            if (bytes % 8 != 0)
                std::memset(reinterpret_cast<std::uint8_t*>(fp + A) + bytes, 0, 8 - bytes % 8);
        }
        NEXT2;
    }
    OP(FCopyIn)
    {
        const std::uint32_t bytes = ext32(pc);
        if (bytes != 0)
            std::memmove(reinterpret_cast<std::uint8_t*>(fp + A) + C, fp + B, bytes);
        NEXT2;
    }
    OP(FIdxLoad)
    {
        frameIndexLoad(fp, pc);
        NEXT2;
    }
    OP(FIdxStore)
    {
        frameIndexStore(fp, pc);
        NEXT2;
    }

    // ---- slices
    OP(MakeSlice)
    {
        OUT_OF_LINE(makeSlice(fp, pc));
        pc += 2;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    SLICE_LOAD_OP(SLoad8, std::uint8_t, value)
    SLICE_LOAD_OP(SLoad8S, std::int8_t, word(value))
    SLICE_LOAD_OP(SLoad16, std::uint16_t, value)
    SLICE_LOAD_OP(SLoad16S, std::int16_t, word(value))
    SLICE_LOAD_OP(SLoad32, std::uint32_t, value)
    SLICE_LOAD_OP(SLoad32S, std::int32_t, word(value))
    SLICE_LOAD_OP(SLoad64, std::uint64_t, value)
    SLICE_STORE_OP(SStore8, std::uint8_t)
    SLICE_STORE_OP(SStore16, std::uint16_t)
    SLICE_STORE_OP(SStore32, std::uint32_t)
    SLICE_STORE_OP(SStore64, std::uint64_t)
    OP(SliceAddr)
    {
        const std::uint64_t index = R(C);
        if (__builtin_expect(index >= R(B + 1), 0)) {
            OUT_OF_LINE(indexPanic(index, R(B + 1)));
        }
        R(A) = R(B) + index * ext32(pc);
        NEXT2;
    }
    OP(SliceSlice)
    {
        OUT_OF_LINE(sliceSlice(fp, pc));
        NEXT2;
    }
    OP(SliceArray)
    {
        OUT_OF_LINE(sliceArray(fp, pc));
        NEXT2;
    }
    VISIBLE_OP(Append)
    {
        OUT_OF_LINE(append(fp, pc));
        pc += 2;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    VISIBLE_OP(AppendSlice)
    {
        OUT_OF_LINE(appendSlice(fp, pc));
        pc += 2;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    VISIBLE_OP(CopySlice)
    {
        OUT_OF_LINE(copySlice(fp, pc));
        NEXT2;
    }
    VISIBLE_OP(ClearSlice)
    {
        OUT_OF_LINE(clearSlice(fp, pc));
        NEXT;
    }
    OP(SliceArrayCheck)
    {
        if (__builtin_expect(sign(R(A + 1)) < std::int64_t{code::bc(*pc)}, 0)) {
            machine.panicWith("cannot convert slice with length " + std::to_string(R(A + 1))
                + (machine.go126() ? " to array or pointer to array with length " : " to pointer to array with length ")
                + std::to_string(code::bc(*pc)));
            goto panicked;
        }
        NEXT;
    }

    // ---- maps: the flag's checks and the steps are in map_ops.cpp
    VISIBLE_OP(MakeMap) goto mapOneWord;
    VISIBLE_OP(MapGet) goto mapTwoWords;
    VISIBLE_OP(MapGet2) goto mapTwoWords;
    VISIBLE_OP(MapAssign) goto mapTwoWords;
    VISIBLE_OP(MapDelete) goto mapOneWord;
    VISIBLE_OP(MapClear) goto mapOneWord;
    VISIBLE_OP(MapLen)
    {
        R(A) = R(B) == 0 ? 0 : heap.load<std::uint64_t>(R(B));
        NEXT;
    }
    VISIBLE_OP(MapIterInit) goto mapOneWord;
    VISIBLE_OP(MapIterNext)
    {
        bool exhausted = false;
        OUT_OF_LINE(mapInstruction(g, proc, fp, pc, exhausted));
        if (exhausted)
            pc += static_cast<std::int32_t>(
                static_cast<std::uint32_t>(pc[1].b) | static_cast<std::uint32_t>(pc[1].c) << 16);
        NEXT2;
    }
mapOneWord : {
    bool exhausted = false;
    OUT_OF_LINE(mapInstruction(g, proc, fp, pc, exhausted));
    ++pc;
    AFTER_ALLOCATION();
    DISPATCH();
}
mapTwoWords : {
    bool exhausted = false;
    OUT_OF_LINE(mapInstruction(g, proc, fp, pc, exhausted));
    pc += 2;
    AFTER_ALLOCATION();
    DISPATCH();
}

    // ---- channels
    OP(MakeChan)
    {
        SAVE();
        const std::int64_t size = B == code::kNoSlot ? 0 : sign(R(B));
        const Addr addr = chanMake(machine, g, C, size);
        RELOAD();
        if (addr == 0) {
            if (machine.ended())
                return Stop::Ended;
            goto panicked;
        }
        R(A) = addr;
        ++pc;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    VISIBLE_OP(Send)
    {
        SAVE();
        const NativeStatus status = chanSend(machine, g, R(A), fp + B);
        RELOAD();
        if (status == NativeStatus::Done) {
            g.phase = 0;
            NEXT;
        }
        done = fromNative(g, status);
        goto notDone;
    }
    VISIBLE_OP(Recv)
    {
        SAVE();
        bool ok = false;
        const NativeStatus status = chanRecv(machine, g, R(B), A == code::kNoSlot ? nullptr : fp + A, ok);
        RELOAD();
        if (status == NativeStatus::Done) {
            g.phase = 0;
            if (C != code::kNoSlot)
                R(C) = ok ? 1 : 0;
            NEXT2;
        }
        done = fromNative(g, status);
        goto notDone;
    }
    VISIBLE_OP(Close)
    {
        SAVE();
        const NativeStatus status = chanClose(machine, g, R(A));
        RELOAD();
        if (status == NativeStatus::Done) {
            g.phase = 0;
            NEXT;
        }
        done = fromNative(g, status);
        goto notDone;
    }
    VISIBLE_OP(ChanLen)
    {
        R(A) = word(chanLen(machine, R(B)));
        NEXT;
    }
    OP(ChanCap)
    {
        R(A) = word(chanCap(machine, R(B)));
        NEXT;
    }
    VISIBLE_OP(Select)
    {
        OUT_OF_LINE(select(g, fp, pc));
        NEXT2;
    }

    // ---- interfaces
    OP(MakeIface)
    {
        const TypeShape& shape = types.shape(C);
        if (shape.slots <= 1) {
            const std::uint64_t data = shape.slots == 1 ? R(B) : 0;
            R(A) = C;
            R(A + 1) = data;
            NEXT;
        }
        OUT_OF_LINE(makeIface(fp, pc));
        ++pc;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    OP(Unbox)
    {
        unbox(fp + A, fp + B, C);
        NEXT;
    }
    OP(Assert)
    {
        if (R(B) == C) {
            unbox(fp + A, fp + B, C);
            NEXT2;
        }
        OUT_OF_LINE(assertType(fp, pc));
        NEXT2;
    }
    OP(Assert2)
    {
        if (R(B) == C) {
            unbox(fp + A, fp + B, C);
            R(pc[1].b) = 1;
            NEXT2;
        }
        if (const std::uint32_t slots = types.shape(C).slots; slots != 0)
            std::memset(fp + A, 0, std::size_t{slots} * 8);
        R(pc[1].b) = 0;
        NEXT2;
    }
    OP(AssertIface)
    {
        OUT_OF_LINE(assertInterface(fp, pc));
        NEXT2;
    }
    OP(AssertIface2)
    {
        const bool ok = R(B) != 0 && types.implements(static_cast<code::RTypeId>(R(B)), C);
        const std::uint64_t type = ok ? R(B) : 0;
        const std::uint64_t data = ok ? R(B + 1) : 0;
        R(A) = type;
        R(A + 1) = data;
        R(pc[1].b) = ok ? 1 : 0;
        NEXT2;
    }
    OP(Implements)
    {
        R(A) = R(B) != 0 && types.implements(static_cast<code::RTypeId>(R(B)), C) ? 1 : 0;
        NEXT;
    }
    OP(EqIface)
    {
        OUT_OF_LINE(equalIface(fp, pc));
        NEXT;
    }
    OP(EqType)
    {
        OUT_OF_LINE(equalType(fp, pc));
        NEXT2;
    }

    // ---- functions
    VISIBLE_OP(CallFront)
    {
        callee = table + code::bc(*pc);
        SAVE();
        const bool spared = callFront(g, *callee->function, fp + A, done);
        RELOAD();
        if (spared) {
            if (__builtin_expect(done != Done::Ok, 0))
                goto notDone;
            NEXT;
        }
        goto call;
    }
    VISIBLE_OP(Call)
    {
        callee = table + code::bc(*pc);
    call:
        std::uint64_t* const newFp = fp + A;
        if (__builtin_expect(newFp + callee->frameSlots > slotsEnd || g.frames.size() == g.frames.capacity(), 0)) {
            window = A;
            closureWord = 0;
            ++pc;
            goto callSlowly;
        }
        g.frames.back().pc = pc + 1;
        const auto base = static_cast<std::uint32_t>(newFp - g.slots.get());
        g.frames.push_back(Frame{callee->function, callee->code, base, kUnknownStack, nullptr});
        fp = newFp;
        pc = callee->code;
        DISPATCH();
    }
    VISIBLE_OP(CallNative)
    {
        callee = table + code::bc(*pc);
        window = A;
        SAVE();
        done = callNative(g, *callee->function, fp + window);
        RELOAD();
        if (__builtin_expect(done != Done::Ok, 0))
            goto notDone;
        ++pc;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    VISIBLE_OP(CallClosure)
    {
        closureWord = R(B);
        callee = calleeOf(closureWord);
        window = A;
        if (callee == nullptr) {
            fault = closureWord;
            goto nilDereferenced;
        }
        if (callee->code == nullptr) {
            OUT_OF_LINE(callNative(g, *callee->function, fp + window));
            ++pc;
            AFTER_ALLOCATION();
            DISPATCH();
        }
        ++pc;
        goto callSlowly;
    }
    VISIBLE_OP(CallIface)
    {
        if (R(B) == 0) {
            fault = 0;
            goto nilDereferenced;
        }
        const std::uint32_t function = types.method(static_cast<code::RTypeId>(R(B)), ext32(pc));
        WS_ASSERT(function != code::kNoFunction);
        callee = table + function;
        window = A;
        closureWord = 0;
        if (callee->code == nullptr) {
            if (g.phase == 0)
                R(A + callee->resultSlots) = R(B + 1);
            OUT_OF_LINE(callNative(g, *callee->function, fp + window));
            pc += 2;
            AFTER_ALLOCATION();
            DISPATCH();
        }
        R(A + callee->resultSlots) = R(B + 1);
        pc += 2;
        goto callSlowly;
    }
    // A call with everything checked; pc is where it returns to.
callSlowly : {
    g.frames.back().pc = pc;
    const auto base = static_cast<std::uint32_t>(fp - g.slots.get()) + window;
    if (fp + window + callee->frameSlots > slotsEnd || g.frames.size() == g.frames.capacity()) {
        proc.clockPs = clock;
        if (!growSlots(g, base + callee->frameSlots, *callee->function))
            return Stop::Ended;
        slotsEnd = g.slots.get() + g.slotCount;
    }
    g.frames.push_back(Frame{callee->function, callee->code, base, kUnknownStack, nullptr});
    fp = g.slots.get() + base;
    if (callee->function->closureSlot >= 0)
        fp[callee->function->closureSlot] = closureWord;
    pc = callee->code;
    DISPATCH();
}
    OP(Ret)
    {
        g.frames.pop_back();
        if (__builtin_expect(g.frames.empty(), 0)) {
            proc.clockPs = clock;
            return Stop::Exited;
        }
        const Frame& caller = g.frames.back();
        pc = caller.pc;
        fp = g.slots.get() + caller.base;
        DISPATCH();
    }
    VISIBLE_OP(RunDefers)
    {
        if (g.frames.back().defers == nullptr)
            NEXT;
        SAVE();
        const Addr next = g.frames.back().defers->closure;
        if (!heap.valid(next, 8)) {
            runDefers(g);
            fault = next;
            goto nilDereferenced;
        }
        if (!runDefers(g))
            return Stop::Ended;
        goto frameChanged;
    }
    OP(FuncVal)
    {
        R(A) = funcVals + std::uint64_t{code::bc(*pc)} * 8;
        NEXT;
    }
    OP(Closure)
    {
        OUT_OF_LINE(closure(fp, pc));
        pc += 2;
        AFTER_ALLOCATION();
        DISPATCH();
    }
    OP(Captured)
    {
        const Addr addr = R(g.frames.back().function->closureSlot) + 8 + std::uint64_t{B} * 8;
        CHECK_ADDRESS(addr, std::uint64_t{C} * 8);
        std::memcpy(fp + A, heap.host(addr), std::size_t{C} * 8);
        NEXT;
    }
    VISIBLE_OP(Go)
    {
        OUT_OF_LINE(goStatement(g, R(A)));
        NEXT;
    }
    OP(Defer)
    {
        defer(g, g.frames.back(), R(A));
        NEXT;
    }
    OP(FrameToken)
    {
        R(A) = g.frames.size();
        NEXT;
    }
    OP(DeferAt)
    {
        WS_ASSERT(R(B) >= 1 && R(B) <= g.frames.size());
        defer(g, g.frames[R(B) - 1], R(A));
        NEXT;
    }
    VISIBLE_OP(Panic)
    {
        SAVE();
        if (!goPanic(g, R(A), R(A + 1)))
            return Stop::Ended;
        goto frameChanged;
    }
    OP(Recover)
    {
        SAVE();
        recover(g, fp + A);
        NEXT;
    }
    OP(RuntimePanic)
    {
        SAVE();
        runtimePanic(static_cast<code::PanicCode>(A));
        goto panicked;
    }
op_Unwind : {
    if (clock >= limit)
        goto budget;
    SAVE();
    done = unwind(g, stop);
    RELOAD();
    if (done == Done::Again)
        return stop;
    goto frameChanged;
}

    // ---- the rest
    OP(Print)
    {
        SAVE();
        print(g, fp, pc);
        RELOAD();
        if (machine.ended())
            return Stop::Ended;
        NEXT;
    }
    OP(NameAddr)
    {
        SAVE();
        nameObject(R(A), code::bc(*pc), false);
        NEXT;
    }
    OP(NameValue)
    {
        SAVE();
        nameObject(R(A), code::bc(*pc), true);
        NEXT;
    }

    // ---- where instructions go that do not simply go on
dividedByZero:
    machine.panicWith("integer divide by zero");
    goto panicked;
nilDereferenced:
    nilDereference(fault);
panicked:
    done = Done::Panic;
notDone:
    SAVE();
    switch (done) {
    case Done::Ok:
        break;
    case Done::Panic:
        g.phase = 0;
        clock += cost::kPanic;
        proc.clockPs = clock;
        if (raisePending(g) != Done::Ok)
            return Stop::Ended;
        goto frameChanged;
    case Done::Again:
        if (machine.ended())
            return Stop::Ended;
        return g.state == trace::State::Running ? Stop::Budget : Stop::Parked;
    case Done::Ended:
        return machine.ended() || machine.process().dying() ? Stop::Ended : Stop::Exited;
    }
    WS_UNREACHABLE();
frameChanged:
    // Another frame is on top: a deferred call, or the frame that a panic returns to.
    pc = g.frames.back().pc;
    fp = g.slots.get() + g.frames.back().base;
    slotsEnd = g.slots.get() + g.slotCount;
    RELOAD();
    DISPATCH();
collect:
    // pc is at the next instruction and everything that lives is in a slot.
    SAVE();
    collector.collect(false);
    RELOAD();
    if (heap.overLimit()) {
        outOfMemory(0);
        return Stop::Ended;
    }
    DISPATCH();
budget:
    SAVE();
    return Stop::Budget;
}

template Stop Interpreter::Impl::loop<true>(Goroutine& g, Proc& proc, bool& changeLoop);
template Stop Interpreter::Impl::loop<false>(Goroutine& g, Proc& proc, bool& changeLoop);

} // namespace ws::sim
