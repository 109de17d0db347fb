#include "code/function_compiler.h"
#include "code/number.h"

#include "base/assert.h"

namespace ws::code {

using go::NodeKind;
using go::Token;

std::optional<NumberKind> FunctionCompiler::numberKind(const RType& type)
{
    switch (type.kind) {
    case Kind::Int:
    case Kind::Int8:
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        return NumberKind::Signed;
    case Kind::Uint:
    case Kind::Uint8:
    case Kind::Uint16:
    case Kind::Uint32:
    case Kind::Uint64:
    case Kind::Uintptr:
        return NumberKind::Unsigned;
    case Kind::Float32:
        return NumberKind::Float32;
    case Kind::Float64:
        return NumberKind::Float64;
    case Kind::Complex64:
        return NumberKind::Complex64;
    case Kind::Complex128:
        return NumberKind::Complex128;
    default:
        return std::nullopt;
    }
}

/// The value of an integer constant that fits an immediate operand.
std::optional<std::int16_t> FunctionCompiler::smallImmediate(const go::Expr* e, const RType& type)
{
    if (!e->constant)
        return std::nullopt;
    const auto kind = numberKind(type);
    const bool isInteger = kind == NumberKind::Signed || kind == NumberKind::Unsigned;
    if (!isInteger && type.kind != Kind::Bool)
        return std::nullopt;
    const auto value = static_cast<std::int64_t>(constantWord(*e->constant, type.kind));
    if (value < INT16_MIN || value > INT16_MAX)
        return std::nullopt;
    return static_cast<std::int16_t>(value);
}

void FunctionCompiler::normalise(go::Type* type, Slot slot)
{
    switch (rtype(type).kind) {
    case Kind::Int8:
        return m_b.emit(Op::Sext8, slot, slot);
    case Kind::Int16:
        return m_b.emit(Op::Sext16, slot, slot);
    case Kind::Int32:
        return m_b.emit(Op::Sext32, slot, slot);
    case Kind::Uint8:
        return m_b.emit(Op::Zext8, slot, slot);
    case Kind::Uint16:
        return m_b.emit(Op::Zext16, slot, slot);
    case Kind::Uint32:
        return m_b.emit(Op::Zext32, slot, slot);
    default:
        return;
    }
}

void FunctionCompiler::binaryTo(go::BinaryExpr* e, Slot dst)
{
    switch (e->op) {
    case Token::LAnd:
    case Token::LOr:
        return logicalTo(e, dst);
    case Token::Eql:
    case Token::Neq:
    case Token::Lss:
    case Token::Leq:
    case Token::Gtr:
    case Token::Geq:
        return compareTo(e, dst);
    case Token::Shl:
    case Token::Shr: {
        hoistList({e->x, e->y});
        Slot x = 0;
        if (e->x->constant) {
            x = temp(typeOf(e));
            constantTo(*e->x->constant, typeOf(e), x);
        } else {
            x = operand(e->x);
        }
        return shift(e->op, typeOf(e), dst, x, e->y);
    }
    default:
        break;
    }
    go::Type* type = typeOf(e);
    if (rtype(type).kind == Kind::String)
        return concatTo(e, dst);
    hoistList({e->x, e->y});
    // constant + x: the immediate form wants the constant on the right
    const bool commutes =
        e->op == Token::Add || e->op == Token::Mul || e->op == Token::And || e->op == Token::Or || e->op == Token::Xor;
    go::Expr* x = e->x;
    go::Expr* y = e->y;
    if (commutes && x->constant && !y->constant)
        std::swap(x, y);
    const Slot left = operandAs(x, type);
    m_b.setPos(e->opPos ? e->opPos : e->pos);
    arithmeticExpr(e->op, type, dst, left, y);
}

/// dst = x op y, with y as an immediate if it can be one.
void FunctionCompiler::arithmeticExpr(Token op, go::Type* type, Slot dst, Slot x, go::Expr* y)
{
    if (op == Token::Shl || op == Token::Shr)
        return shift(op, type, dst, x, y);
    if (y->constant && arithmeticImmediate(op, type, dst, x, *y->constant))
        return;
    const go::Pos pos = m_b.pos();
    const Slot right = operandAs(y, type);
    m_b.setPos(pos);
    arithmetic(op, type, dst, x, right);
}

bool FunctionCompiler::arithmeticImmediate(Token op, go::Type* type, Slot dst, Slot x, const go::Constant& y)
{
    const RType& rt = rtype(type);
    const auto kind = numberKind(rt);
    if (kind != NumberKind::Signed && kind != NumberKind::Unsigned)
        return false;
    const auto value = static_cast<std::int64_t>(constantWord(y, rt.kind));
    const auto fits = [](std::int64_t v) { return v >= INT16_MIN && v <= INT16_MAX; };
    const auto emit = [&](Op opcode, std::int64_t immediate) {
        m_b.emit(opcode, dst, x, static_cast<unsigned>(static_cast<std::uint16_t>(immediate)));
        normalise(type, dst);
        return true;
    };
    switch (op) {
    case Token::Add:
        return fits(value) && emit(Op::AddI, value);
    case Token::Sub:
        return fits(value) && fits(-value) && emit(Op::AddI, -value);
    case Token::Mul:
        return fits(value) && emit(Op::MulI, value);
    case Token::Quo:
    case Token::Rem:
        // a canonical unsigned value below 2^63 may be divided as a signed one
        if (kind == NumberKind::Unsigned && rt.size == 8)
            return false;
        return fits(value) && value != 0 && value != -1 && emit(op == Token::Quo ? Op::DivI : Op::RemI, value);
    case Token::And:
        return fits(value) && emit(Op::AndI, value);
    case Token::Or:
        return fits(value) && emit(Op::OrI, value);
    case Token::Xor:
        return fits(value) && emit(Op::XorI, value);
    case Token::AndNot:
        return fits(~value) && emit(Op::AndI, ~value);
    default:
        return false;
    }
}

void FunctionCompiler::arithmetic(Token op, go::Type* type, Slot dst, Slot x, Slot y)
{
    const RType& rt = rtype(type);
    if (rt.kind == Kind::String) {
        TempScope scope(m_b);
        const Slot parts = m_b.alloc(4);
        m_b.moveTo(parts, x, 2);
        m_b.moveTo(static_cast<Slot>(parts + 2), y, 2);
        return m_b.emit(Op::Concat, dst, parts, 2);
    }
    const auto kind = numberKind(rt);
    if (!kind) {
        m_c.unsupported(m_b.pos(), "this operand type");
        return;
    }
    const auto pick = [op](Op add, Op sub, Op mul, Op quo) {
        switch (op) {
        case Token::Add:
            return add;
        case Token::Sub:
            return sub;
        case Token::Mul:
            return mul;
        default:
            return quo;
        }
    };
    switch (*kind) {
    case NumberKind::Float64:
        return m_b.emit(pick(Op::AddF, Op::SubF, Op::MulF, Op::DivF), dst, x, y);
    case NumberKind::Float32:
        return m_b.emit(pick(Op::AddF32, Op::SubF32, Op::MulF32, Op::DivF32), dst, x, y);
    case NumberKind::Complex128:
        return m_b.emit(pick(Op::AddC, Op::SubC, Op::MulC, Op::DivC), dst, x, y);
    case NumberKind::Complex64: { // gc widens, too: each part is rounded once at the end
        TempScope scope(m_b);
        const Slot wide = m_b.alloc(4);
        const auto wideY = static_cast<Slot>(wide + 2);
        m_b.emit(Op::C64To128, wide, x);
        m_b.emit(Op::C64To128, wideY, y);
        m_b.emit(pick(Op::AddC, Op::SubC, Op::MulC, Op::DivC), wide, wide, wideY);
        return m_b.emit(Op::C128To64, dst, wide);
    }
    case NumberKind::Signed:
    case NumberKind::Unsigned:
        break;
    }
    const bool isSigned = *kind == NumberKind::Signed;
    switch (op) {
    case Token::Add:
        m_b.emit(Op::Add, dst, x, y);
        break;
    case Token::Sub:
        m_b.emit(Op::Sub, dst, x, y);
        break;
    case Token::Mul:
        m_b.emit(Op::Mul, dst, x, y);
        break;
    case Token::Quo:
        m_b.emit(isSigned ? Op::Div : Op::DivU, dst, x, y);
        break;
    case Token::Rem:
        m_b.emit(isSigned ? Op::Rem : Op::RemU, dst, x, y);
        break;
    case Token::And:
        return m_b.emit(Op::And, dst, x, y); // canonical operands give canonical results
    case Token::Or:
        return m_b.emit(Op::Or, dst, x, y);
    case Token::Xor:
        return m_b.emit(Op::Xor, dst, x, y);
    case Token::AndNot:
        return m_b.emit(Op::AndNot, dst, x, y);
    default:
        WS_UNREACHABLE();
    }
    normalise(type, dst);
}

void FunctionCompiler::shift(Token op, go::Type* type, Slot dst, Slot x, go::Expr* y)
{
    const RType& rt = rtype(type);
    const bool isSigned = numberKind(rt) == NumberKind::Signed;
    if (y->constant) {
        const mpz_class count = y->constant->kind == go::Constant::Kind::Int ? y->constant->integer
                                                                             : mpz_class(y->constant->real.get_num());
        const unsigned n = count >= 64 ? 64U : static_cast<unsigned>(count.get_ui());
        if (op == Token::Shl) {
            if (n >= 64)
                return m_b.emitWide(Op::LoadI, dst, 0);
            m_b.emit(Op::ShlI, dst, x, n);
            return normalise(type, dst);
        }
        if (isSigned)
            return m_b.emit(Op::ShrI, dst, x, n >= 64 ? 63 : n);
        if (n >= 64)
            return m_b.emitWide(Op::LoadI, dst, 0);
        return m_b.emit(Op::ShrUI, dst, x, n);
    }
    const go::Pos pos = m_b.pos();
    const Slot count = operand(y);
    m_b.setPos(pos);
    if (numberKind(rtype(typeOf(y))) == NumberKind::Signed)
        m_b.emit(Op::ShiftCheck, count);
    if (op == Token::Shl) {
        m_b.emit(Op::Shl, dst, x, count);
        return normalise(type, dst);
    }
    m_b.emit(isSigned ? Op::Shr : Op::ShrU, dst, x, count);
}

/// a + b + c in one operation.
void FunctionCompiler::concatTo(go::BinaryExpr* e, Slot dst)
{
    std::vector<go::Expr*> parts;
    const std::function<void(go::Expr*)> collect = [&](go::Expr* part) {
        go::Expr* inner = unparen(part);
        if (inner->kind == NodeKind::BinaryExpr && !inner->constant && !m_hoisted.contains(inner)) {
            collect(static_cast<go::BinaryExpr*>(inner)->x);
            collect(static_cast<go::BinaryExpr*>(inner)->y);
        } else {
            parts.push_back(inner);
        }
    };
    collect(e);
    hoistList(parts);
    const Slot first = m_b.alloc(static_cast<std::uint32_t>(2 * parts.size()));
    for (std::size_t i = 0; i < parts.size(); ++i)
        convertTo(parts[i], typeOf(e), static_cast<Slot>(first + 2 * i));
    m_b.setPos(e->opPos ? e->opPos : e->pos);
    m_b.emit(Op::Concat, dst, first, static_cast<unsigned>(parts.size()));
}

void FunctionCompiler::logicalTo(go::BinaryExpr* e, Slot dst)
{
    Label end;
    valueTo(e->x, dst);
    m_b.jumpIf(e->op == Token::LAnd ? Op::JumpFalse : Op::JumpTrue, dst, end);
    valueTo(e->y, dst);
    m_b.bind(end);
}

/// The type in which x and y are compared: an interface if one of them is one.
go::Type* FunctionCompiler::comparisonType(go::Expr* x, go::Expr* y)
{
    if (isNilExpr(x))
        return typeOf(y);
    if (isNilExpr(y))
        return typeOf(x);
    go::Type* left = typeOf(x);
    go::Type* right = typeOf(y);
    if (go::isInterface(left))
        return left;
    if (go::isInterface(right))
        return right;
    const auto isUntyped = [](go::Type* type) {
        return type->kind == go::TypeKind::Basic && static_cast<go::Basic*>(type)->basic >= go::BasicKind::UntypedBool;
    };
    return defaultType(isUntyped(left) ? right : left);
}

void FunctionCompiler::compareTo(go::BinaryExpr* e, Slot dst)
{
    go::Type* type = comparisonType(e->x, e->y);
    if (isNilExpr(e->x) || isNilExpr(e->y)) {
        if (isNilExpr(e->x) && isNilExpr(e->y))
            return m_b.emitWide(Op::LoadI, dst, e->op == Token::Eql ? 1 : 0);
        const Slot x = operand(isNilExpr(e->x) ? e->y : e->x);
        return m_b.emit(e->op == Token::Eql ? Op::EqI : Op::NeI, dst, x, 0);
    }
    hoistList({e->x, e->y});
    const Slot x = operandAs(e->x, type);
    const RType& rt = rtype(type);
    const auto immediate = smallImmediate(e->y, rt);
    const bool wideUnsigned = numberKind(rt) == NumberKind::Unsigned && rt.size == 8;
    if (immediate && (!wideUnsigned || e->op == Token::Eql || e->op == Token::Neq)) {
        const auto op = [&] {
            switch (e->op) {
            case Token::Eql:
                return Op::EqI;
            case Token::Neq:
                return Op::NeI;
            case Token::Lss:
                return Op::LtI;
            case Token::Leq:
                return Op::LeI;
            case Token::Gtr:
                return Op::GtI;
            default:
                return Op::GeI;
            }
        }();
        return m_b.emit(op, dst, x, static_cast<std::uint16_t>(*immediate));
    }
    const Slot y = operandAs(e->y, type);
    m_b.setPos(e->opPos ? e->opPos : e->pos);
    compareSlots(e->op, type, dst, x, y);
}

void FunctionCompiler::compareSlots(Token op, go::Type* type, Slot dst, Slot x, Slot y)
{
    if (op == Token::Gtr || op == Token::Geq) {
        std::swap(x, y);
        op = op == Token::Gtr ? Token::Lss : Token::Leq;
    }
    const RType& rt = rtype(type);
    const auto ordered = [op](Op eq, Op ne, Op lt, Op le) {
        return op == Token::Eql ? eq : op == Token::Neq ? ne : op == Token::Lss ? lt : le;
    };
    const auto equalOnly = [&](auto emitEqual) {
        emitEqual();
        if (op == Token::Neq)
            m_b.emit(Op::NotB, dst, dst);
    };
    switch (rt.kind) {
    case Kind::String:
        return m_b.emit(ordered(Op::StrEq, Op::StrNe, Op::StrLt, Op::StrLe), dst, x, y);
    case Kind::Float64:
        return m_b.emit(ordered(Op::EqF, Op::NeF, Op::LtF, Op::LeF), dst, x, y);
    case Kind::Float32:
        return m_b.emit(ordered(Op::EqF32, Op::NeF32, Op::LtF32, Op::LeF32), dst, x, y);
    case Kind::Complex128:
        return equalOnly([&] { m_b.emit(Op::EqC, dst, x, y); });
    case Kind::Complex64: {
        TempScope scope(m_b);
        const Slot wide = m_b.alloc(4);
        m_b.emit(Op::C64To128, wide, x);
        m_b.emit(Op::C64To128, wide + 2U, y);
        return equalOnly([&] { m_b.emit(Op::EqC, dst, wide, wide + 2U); });
    }
    case Kind::Interface:
        return equalOnly([&] { m_b.emit(Op::EqIface, dst, x, y); });
    case Kind::Struct:
    case Kind::Array:
        return equalOnly([&] { m_b.emitExt(Op::EqType, dst, x, y, typeId(type)); });
    default:
        break;
    }
    const bool isUnsigned = numberKind(rt) == NumberKind::Unsigned && rt.size == 8;
    m_b.emit(
        isUnsigned ? ordered(Op::Eq, Op::Ne, Op::LtU, Op::LeU) : ordered(Op::Eq, Op::Ne, Op::Lt, Op::Le), dst, x, y);
}

/// Jumps to label if the condition e has the value `sense`, else falls through.
void FunctionCompiler::condJump(go::Expr* e, bool sense, Label& label)
{
    e = unparen(e);
    TempScope scope(m_b);
    if (e->constant) {
        if (e->constant->boolean == sense)
            m_b.jump(label);
        return;
    }
    if (!m_hoisted.contains(e)) {
        if (e->kind == NodeKind::UnaryExpr && static_cast<go::UnaryExpr*>(e)->op == Token::Not)
            return condJump(static_cast<go::UnaryExpr*>(e)->x, !sense, label);
        if (e->kind == NodeKind::BinaryExpr) {
            auto* binary = static_cast<go::BinaryExpr*>(e);
            if (binary->op == Token::LAnd || binary->op == Token::LOr) {
                if ((binary->op == Token::LOr) == sense) { // either decides
                    condJump(binary->x, sense, label);
                    condJump(binary->y, sense, label);
                } else { // the first can only decide against
                    Label skip;
                    condJump(binary->x, !sense, skip);
                    condJump(binary->y, sense, label);
                    m_b.bind(skip);
                }
                return;
            }
            if (compareJump(binary, sense, label))
                return;
        }
    }
    const Slot value = operand(e);
    m_b.jumpIf(sense ? Op::JumpTrue : Op::JumpFalse, value, label);
}

/// Comparisons of one-word values have fused instructions.
bool FunctionCompiler::compareJump(go::BinaryExpr* e, bool sense, Label& label)
{
    Token op = e->op;
    if (op != Token::Eql && op != Token::Neq && op != Token::Lss && op != Token::Leq && op != Token::Gtr
        && op != Token::Geq)
        return false;
    m_b.setPos(e->pos);
    const auto inverse = [](Token t) {
        switch (t) {
        case Token::Eql:
            return Token::Neq;
        case Token::Neq:
            return Token::Eql;
        case Token::Lss:
            return Token::Geq;
        case Token::Leq:
            return Token::Gtr;
        case Token::Gtr:
            return Token::Leq;
        default:
            return Token::Lss;
        }
    };
    if (isNilExpr(e->x) || isNilExpr(e->y)) {
        if (isNilExpr(e->x) && isNilExpr(e->y))
            return false;
        const Slot x = operand(isNilExpr(e->x) ? e->y : e->x);
        m_b.jumpCompare((op == Token::Eql) == sense ? Op::JEqI : Op::JNeI, x, 0, label);
        return true;
    }
    go::Type* type = comparisonType(e->x, e->y);
    const RType& rt = rtype(type);
    if (repOf(rt) == Rep::Bytes || rt.kind == Kind::Float32 || rt.kind == Kind::Float64 || rt.kind == Kind::Complex64)
        return false;
    if (!sense)
        op = inverse(op);
    const bool isUnsigned = numberKind(rt) == NumberKind::Unsigned && rt.size == 8;
    const bool isEquality = op == Token::Eql || op == Token::Neq;
    hoistList({e->x, e->y});
    go::Expr* left = e->x;
    go::Expr* right = e->y;
    if (left->constant && !right->constant) { // 0 < x is x > 0
        std::swap(left, right);
        op = op == Token::Lss  ? Token::Gtr
            : op == Token::Gtr ? Token::Lss
            : op == Token::Leq ? Token::Geq
            : op == Token::Geq ? Token::Leq
                               : op;
    }
    const Slot x = operandAs(left, type);
    const auto immediate = smallImmediate(right, rt);
    if (immediate && (isEquality || !isUnsigned)) {
        const Op fused = op == Token::Eql ? Op::JEqI
            : op == Token::Neq            ? Op::JNeI
            : op == Token::Lss            ? Op::JLtI
            : op == Token::Leq            ? Op::JLeI
            : op == Token::Gtr            ? Op::JGtI
                                          : Op::JGeI;
        m_b.jumpCompare(fused, x, static_cast<std::uint16_t>(*immediate), label);
        return true;
    }
    Slot a = x;
    Slot b = operandAs(right, type);
    if (op == Token::Gtr || op == Token::Geq) {
        std::swap(a, b);
        op = op == Token::Gtr ? Token::Lss : Token::Leq;
    }
    const Op fused = op == Token::Eql ? Op::JEq
        : op == Token::Neq            ? Op::JNe
        : op == Token::Lss            ? (isUnsigned ? Op::JLtU : Op::JLt)
                                      : (isUnsigned ? Op::JLeU : Op::JLe);
    m_b.jumpCompare(fused, a, b, label);
    return true;
}

} // namespace ws::code
