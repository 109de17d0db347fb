#include "go/constant_ops.h"

#include "base/assert.h"
#include "go/constant_round.h"

namespace ws::go {

namespace {

using Kind = Constant::Kind;

ConstantPtr make(Constant value)
{
    return std::make_shared<const Constant>(std::move(value));
}

mpq_class realOf(const Constant& value)
{
    return value.kind == Kind::Int ? mpq_class(value.integer) : value.real;
}

} // namespace

ConstantPtr makeBool(bool value)
{
    Constant constant;
    constant.kind = Kind::Bool;
    constant.boolean = value;
    return make(std::move(constant));
}
ConstantPtr makeString(std::string value)
{
    Constant constant;
    constant.kind = Kind::String;
    constant.string = std::move(value);
    return make(std::move(constant));
}
ConstantPtr makeInt(mpz_class value)
{
    Constant constant;
    constant.kind = Kind::Int;
    constant.integer = std::move(value);
    return make(std::move(constant));
}
ConstantPtr makeInt(std::int64_t value)
{
    return makeInt(mpz_class(static_cast<long>(value)));
}
ConstantPtr makeFloat(mpq_class value)
{
    if (!limit(value))
        return nullptr;
    Constant constant;
    constant.kind = Kind::Float;
    constant.real = std::move(value);
    return make(std::move(constant));
}
ConstantPtr makeComplex(mpq_class real, mpq_class imag)
{
    if (!limit(real) || !limit(imag))
        return nullptr;
    Constant constant;
    constant.kind = Kind::Complex;
    constant.real = std::move(real);
    constant.imag = std::move(imag);
    return make(std::move(constant));
}

namespace {

ConstantPtr integerOperation(const mpz_class& x, Token op, const mpz_class& y, bool integerDivision)
{
    mpz_class result;
    switch (op) {
    case Token::Add:
        return makeInt(mpz_class(x + y));
    case Token::Sub:
        return makeInt(mpz_class(x - y));
    case Token::Mul:
        return makeInt(mpz_class(x * y));
    case Token::Quo:
        if (sgn(y) == 0)
            return nullptr;
        if (!integerDivision) {
            mpq_class quotient(x, y);
            quotient.canonicalize();
            return makeFloat(std::move(quotient));
        }
        mpz_tdiv_q(result.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t());
        return makeInt(std::move(result));
    case Token::Rem:
        if (sgn(y) == 0)
            return nullptr;
        mpz_tdiv_r(result.get_mpz_t(), x.get_mpz_t(), y.get_mpz_t());
        return makeInt(std::move(result));
    case Token::And:
        return makeInt(mpz_class(x & y));
    case Token::Or:
        return makeInt(mpz_class(x | y));
    case Token::Xor:
        return makeInt(mpz_class(x ^ y));
    case Token::AndNot:
        return makeInt(mpz_class(x & ~y));
    default:
        return nullptr;
    }
}

} // namespace

ConstantPtr binaryOperation(const ConstantPtr& x, Token op, const ConstantPtr& y, bool integerDivision)
{
    if (x == nullptr || y == nullptr)
        return nullptr;
    if (x->kind == Kind::Bool) {
        if (op == Token::LAnd)
            return makeBool(x->boolean && y->boolean);
        return op == Token::LOr ? makeBool(x->boolean || y->boolean) : nullptr;
    }
    if (x->kind == Kind::String || y->kind == Kind::String)
        return op == Token::Add ? makeString(x->string + y->string) : nullptr;
    if (x->kind == Kind::Int && y->kind == Kind::Int)
        return integerOperation(x->integer, op, y->integer, integerDivision);
    if (x->kind != Kind::Complex && y->kind != Kind::Complex) {
        const mpq_class a = realOf(*x);
        const mpq_class b = realOf(*y);
        switch (op) {
        case Token::Add:
            return makeFloat(a + b);
        case Token::Sub:
            return makeFloat(a - b);
        case Token::Mul:
            return makeFloat(a * b);
        case Token::Quo:
            return sgn(b) == 0 ? nullptr : makeFloat(a / b);
        default:
            return nullptr;
        }
    }
    const mpq_class a = realOf(*x);
    const mpq_class b = x->kind == Kind::Complex ? x->imag : mpq_class(0);
    const mpq_class c = realOf(*y);
    const mpq_class d = y->kind == Kind::Complex ? y->imag : mpq_class(0);
    switch (op) {
    case Token::Add:
        return makeComplex(a + c, b + d);
    case Token::Sub:
        return makeComplex(a - c, b - d);
    case Token::Mul:
        return makeComplex(a * c - b * d, b * c + a * d);
    case Token::Quo: {
        const mpq_class square = c * c + d * d;
        if (sgn(square) == 0)
            return nullptr;
        return makeComplex((a * c + b * d) / square, (b * c - a * d) / square);
    }
    default:
        return nullptr;
    }
}

ConstantPtr unaryOperation(Token op, const ConstantPtr& x, unsigned unsignedBits)
{
    if (x == nullptr)
        return nullptr;
    switch (op) {
    case Token::Add:
        return x;
    case Token::Sub:
        if (x->kind == Kind::Int)
            return makeInt(mpz_class(-x->integer));
        if (x->kind == Kind::Float)
            return makeFloat(-x->real);
        return x->kind == Kind::Complex ? makeComplex(-x->real, -x->imag) : nullptr;
    case Token::Xor: {
        if (x->kind != Kind::Int)
            return nullptr;
        mpz_class result = ~x->integer;
        if (unsignedBits > 0) {
            mpz_class mask = 1;
            mpz_mul_2exp(mask.get_mpz_t(), mask.get_mpz_t(), unsignedBits);
            mask -= 1;
            result &= mask;
        }
        return makeInt(std::move(result));
    }
    case Token::Not:
        return x->kind == Kind::Bool ? makeBool(!x->boolean) : nullptr;
    default:
        return nullptr;
    }
}

ConstantPtr shiftOperation(const ConstantPtr& x, Token op, unsigned count)
{
    if (x == nullptr || x->kind != Kind::Int)
        return nullptr;
    mpz_class result;
    if (op == Token::Shl)
        mpz_mul_2exp(result.get_mpz_t(), x->integer.get_mpz_t(), count);
    else
        mpz_fdiv_q_2exp(result.get_mpz_t(), x->integer.get_mpz_t(), count);
    return makeInt(std::move(result));
}

bool compareConstants(const ConstantPtr& x, Token op, const ConstantPtr& y)
{
    if (x == nullptr || y == nullptr)
        return false;
    if (x->kind == Kind::Bool)
        return (x->boolean == y->boolean) == (op == Token::Eql);
    int order = 0;
    if (x->kind == Kind::String) {
        order = x->string.compare(y->string);
    } else if (x->kind == Kind::Int && y->kind == Kind::Int) {
        order = cmp(x->integer, y->integer);
    } else {
        order = cmp(realOf(*x), realOf(*y));
        const mpq_class b = x->kind == Kind::Complex ? x->imag : mpq_class(0);
        const mpq_class d = y->kind == Kind::Complex ? y->imag : mpq_class(0);
        if (order == 0)
            order = cmp(b, d);
    }
    switch (op) {
    case Token::Eql:
        return order == 0;
    case Token::Neq:
        return order != 0;
    case Token::Lss:
        return order < 0;
    case Token::Leq:
        return order <= 0;
    case Token::Gtr:
        return order > 0;
    case Token::Geq:
        return order >= 0;
    default:
        return false;
    }
}

int sign(const Constant& value)
{
    switch (value.kind) {
    case Kind::Int:
        return sgn(value.integer);
    case Kind::Float:
        return sgn(value.real);
    case Kind::Complex:
        return sgn(value.real) != 0 ? sgn(value.real) : sgn(value.imag);
    case Kind::Bool:
    case Kind::String:
        return 1;
    }
    WS_UNREACHABLE();
}

std::size_t bitLength(const Constant& value)
{
    return magnitudeBits(value.integer);
}

std::optional<std::int64_t> int64Value(const Constant& value)
{
    if (value.kind != Kind::Int || !value.integer.fits_slong_p())
        return std::nullopt;
    return value.integer.get_si();
}

std::optional<std::uint64_t> uint64Value(const Constant& value)
{
    if (value.kind != Kind::Int || !value.integer.fits_ulong_p())
        return std::nullopt;
    return value.integer.get_ui();
}

} // namespace ws::go
