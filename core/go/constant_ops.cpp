#include "go/constant_ops.h"

#include "base/assert.h"

#include <cmath>
#include <limits>

namespace ws::go {

namespace {

using Kind = Constant::Kind;

/// Beyond this many bits a fraction is rounded to kPrecision bits, as go/constant changes from exact fractions to
/// big.Float, so that untyped arithmetic cannot grow without bound.
constexpr std::size_t kExactBits = 4096;
constexpr std::size_t kPrecision = 512;
/// Values whose exponent leaves this range count as not representable.
constexpr long kMaxExponent = 400000;

std::size_t bits(const mpz_class& value)
{
    return sgn(value) == 0 ? 0 : mpz_sizeinbase(value.get_mpz_t(), 2);
}

/// Rounds num/den to `precision` bits: mantissa and exponent with value = mantissa * 2^exponent. Nearest, ties to even.
struct Binary {
    mpz_class mantissa;
    long exponent = 0;
};
Binary roundTo(const mpq_class& value, std::size_t precision, long minExponent)
{
    Binary result;
    mpz_class num = abs(value.get_num());
    const mpz_class& den = value.get_den();
    if (sgn(num) == 0)
        return result;
    long exponent = static_cast<long>(bits(num)) - static_cast<long>(bits(den)) - static_cast<long>(precision);
    if (exponent < minExponent)
        exponent = minExponent;
    for (int attempt = 0; attempt < 3; ++attempt) {
        mpz_class scaledNum = num;
        mpz_class scaledDen = den;
        if (exponent < 0)
            mpz_mul_2exp(scaledNum.get_mpz_t(), scaledNum.get_mpz_t(), static_cast<mp_bitcnt_t>(-exponent));
        else
            mpz_mul_2exp(scaledDen.get_mpz_t(), scaledDen.get_mpz_t(), static_cast<mp_bitcnt_t>(exponent));
        mpz_class quotient, remainder;
        mpz_fdiv_qr(quotient.get_mpz_t(), remainder.get_mpz_t(), scaledNum.get_mpz_t(), scaledDen.get_mpz_t());
        if (bits(quotient) > precision) {
            ++exponent;
            continue;
        }
        const int half = cmp(mpz_class(remainder * 2), scaledDen);
        if (half > 0 || (half == 0 && mpz_odd_p(quotient.get_mpz_t()) != 0))
            quotient += 1;
        result.mantissa = quotient;
        break;
    }
    result.exponent = exponent;
    if (sgn(value) < 0)
        result.mantissa = -result.mantissa;
    return result;
}

mpq_class exact(const Binary& value)
{
    mpq_class result(value.mantissa);
    if (value.exponent >= 0)
        mpq_mul_2exp(result.get_mpq_t(), result.get_mpq_t(), static_cast<mp_bitcnt_t>(value.exponent));
    else
        mpq_div_2exp(result.get_mpq_t(), result.get_mpq_t(), static_cast<mp_bitcnt_t>(-value.exponent));
    return result;
}

/// Keeps a fraction small; false if its magnitude is out of every range.
bool limit(mpq_class& value)
{
    const std::size_t num = bits(value.get_num());
    const std::size_t den = bits(value.get_den());
    if (num <= kExactBits && den <= kExactBits)
        return true;
    const long size = static_cast<long>(num) - static_cast<long>(den);
    if (size > kMaxExponent)
        return false;
    if (size < -kMaxExponent) {
        value = 0;
        return true;
    }
    value = exact(roundTo(value, kPrecision, std::numeric_limits<long>::min() / 2));
    return true;
}

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 99;
}

/// An integer literal (also the digits of an imaginary one).
std::optional<mpz_class> parseInt(std::string_view text)
{
    int base = 10;
    if (text.size() > 1 && text[0] == '0') {
        const char second = static_cast<char>(text[1] | 0x20);
        base = second == 'x' ? 16 : second == 'b' ? 2 : 8;
        text.remove_prefix(second == 'x' || second == 'b' || second == 'o' ? 2 : 1);
    }
    std::string digits;
    for (const char c : text) {
        if (c == '_')
            continue;
        if (digitValue(c) >= base)
            return std::nullopt;
        digits += c;
    }
    if (digits.empty())
        return std::nullopt;
    mpz_class value;
    if (value.set_str(digits, base) != 0)
        return std::nullopt;
    return value;
}

std::optional<mpq_class> parseFloat(std::string_view text)
{
    int base = 10;
    if (text.size() > 1 && text[0] == '0' && (text[1] | 0x20) == 'x') {
        base = 16;
        text.remove_prefix(2);
    }
    std::string digits;
    long scale = 0; // digits after the point
    bool point = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '_')
            continue;
        if (c == '.') {
            point = true;
            continue;
        }
        if (digitValue(c) >= base)
            break;
        digits += c;
        scale += point ? 1 : 0;
    }
    if (digits.empty())
        return std::nullopt;
    long exponent = 0;
    if (i < text.size()) { // e or p
        ++i;
        bool negative = false;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            negative = text[i++] == '-';
        for (; i < text.size(); ++i) {
            if (text[i] == '_')
                continue;
            if (text[i] < '0' || text[i] > '9')
                return std::nullopt;
            if (exponent < 100000000)
                exponent = exponent * 10 + (text[i] - '0');
        }
        if (negative)
            exponent = -exponent;
    }
    mpz_class mantissa;
    if (mantissa.set_str(digits, base) != 0)
        return std::nullopt;
    if (sgn(mantissa) == 0)
        return mpq_class(0);
    mpq_class value(mantissa);
    if (base == 16) {
        exponent -= scale * 4;
        if (exponent > kMaxExponent)
            return std::nullopt;
        if (exponent < -kMaxExponent)
            return mpq_class(0);
        value = exact({mantissa, exponent});
    } else {
        exponent -= scale;
        const long magnitude = exponent + static_cast<long>(digits.size());
        if (magnitude > kMaxExponent / 4)
            return std::nullopt;
        if (magnitude < -kMaxExponent / 4)
            return mpq_class(0);
        mpz_class power;
        mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(std::labs(exponent)));
        if (exponent >= 0)
            value *= power;
        else
            value /= power;
    }
    if (!limit(value))
        return std::nullopt;
    return value;
}

/// One escape or character of a literal's body; nothing at its end or if it is malformed.
struct Character {
    std::uint32_t rune = 0;
    bool byte = false; ///< \xNN or \NNN: a byte, not a rune
};
std::optional<Character> nextCharacter(std::string_view& text)
{
    if (text.empty())
        return std::nullopt;
    const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    if (text[0] != '\\') {
        std::uint32_t rune = at(0);
        std::size_t length = 1;
        if (rune >= 0xf0 && text.size() >= 4) {
            rune = ((rune & 7U) << 18) | ((at(1) & 63U) << 12) | ((at(2) & 63U) << 6) | (at(3) & 63U);
            length = 4;
        } else if (rune >= 0xe0 && text.size() >= 3) {
            rune = ((rune & 15U) << 12) | ((at(1) & 63U) << 6) | (at(2) & 63U);
            length = 3;
        } else if (rune >= 0xc0 && text.size() >= 2) {
            rune = ((rune & 31U) << 6) | (at(1) & 63U);
            length = 2;
        }
        text.remove_prefix(length);
        return Character{rune, false};
    }
    if (text.size() < 2)
        return std::nullopt;
    const char kind = text[1];
    const auto number = [&](std::size_t start, std::size_t count, std::uint32_t base) -> std::optional<std::uint32_t> {
        if (text.size() < start + count)
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = start; i < start + count; ++i) {
            const int digit = digitValue(text[i]);
            if (digit >= static_cast<int>(base))
                return std::nullopt;
            value = value * base + static_cast<std::uint32_t>(digit);
        }
        text.remove_prefix(start + count);
        return value;
    };
    std::optional<std::uint32_t> value;
    switch (kind) {
    case 'x':
        value = number(2, 2, 16);
        return value ? std::optional(Character{*value, true}) : std::nullopt;
    case 'u':
        value = number(2, 4, 16);
        return value ? std::optional(Character{*value, false}) : std::nullopt;
    case 'U':
        value = number(2, 8, 16);
        return value ? std::optional(Character{*value, false}) : std::nullopt;
    default:
        break;
    }
    if (kind >= '0' && kind <= '7') {
        value = number(1, 3, 8);
        return value ? std::optional(Character{*value, true}) : std::nullopt;
    }
    static constexpr std::string_view kFrom = "abfnrtv\\'\"";
    static constexpr std::string_view kTo = "\a\b\f\n\r\t\v\\'\"";
    const std::size_t index = kFrom.find(kind);
    if (index == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(2);
    return Character{static_cast<std::uint32_t>(static_cast<unsigned char>(kTo[index])), false};
}

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

std::string encodeUtf8(std::uint32_t rune)
{
    if (rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000))
        rune = 0xfffd;
    const auto byte = [](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (rune < 0x80)
        return {byte(rune)};
    if (rune < 0x800)
        return {byte(0xc0U | (rune >> 6)), byte(0x80U | (rune & 63U))};
    if (rune < 0x10000)
        return {byte(0xe0U | (rune >> 12)), byte(0x80U | ((rune >> 6) & 63U)), byte(0x80U | (rune & 63U))};
    return {byte(0xf0U | (rune >> 18)), byte(0x80U | ((rune >> 12) & 63U)), byte(0x80U | ((rune >> 6) & 63U)),
        byte(0x80U | (rune & 63U))};
}

std::optional<std::string> unquoteString(std::string_view literal)
{
    if (literal.size() < 2 || literal.front() != literal.back())
        return std::nullopt;
    std::string_view body = literal.substr(1, literal.size() - 2);
    std::string result;
    if (literal.front() == '`') {
        for (const char c : body) {
            if (c != '\r')
                result += c;
        }
        return result;
    }
    if (literal.front() != '"')
        return std::nullopt;
    while (!body.empty()) {
        if (body[0] != '\\') { // bytes pass through, so that nothing is lost
            result += body[0];
            body.remove_prefix(1);
            continue;
        }
        const auto character = nextCharacter(body);
        if (!character)
            return std::nullopt;
        if (character->byte)
            result += static_cast<char>(static_cast<unsigned char>(character->rune));
        else
            result += encodeUtf8(character->rune);
    }
    return result;
}

ConstantPtr literalValue(Token token, std::string_view text)
{
    switch (token) {
    case Token::Int: {
        auto value = parseInt(text);
        return value ? makeInt(std::move(*value)) : nullptr;
    }
    case Token::Float: {
        auto value = parseFloat(text);
        return value ? makeFloat(std::move(*value)) : nullptr;
    }
    case Token::Imag: {
        if (text.empty())
            return nullptr;
        text.remove_suffix(1); // i
        // For compatibility 0123i is decimal.
        const bool prefixed = text.size() > 1 && text[0] == '0' && (text[1] < '0' || text[1] > '9') && text[1] != '_';
        auto value = parseFloat(text);
        if (prefixed && text[1] != '.' && (text[1] | 0x20) != 'e' && text.find('.') == std::string_view::npos
            && text.find_first_of("pP") == std::string_view::npos) {
            const auto integer = parseInt(text);
            if (!integer)
                return nullptr;
            value = mpq_class(*integer);
        }
        return value ? makeComplex(0, std::move(*value)) : nullptr;
    }
    case Token::Char: {
        if (text.size() < 3)
            return nullptr;
        std::string_view body = text.substr(1, text.size() - 2);
        const auto character = nextCharacter(body);
        return character ? makeInt(static_cast<std::int64_t>(character->rune)) : nullptr;
    }
    case Token::String: {
        auto value = unquoteString(text);
        return value ? makeString(std::move(*value)) : nullptr;
    }
    default:
        return nullptr;
    }
}

ConstantPtr toInt(const ConstantPtr& value)
{
    if (value == nullptr)
        return nullptr;
    switch (value->kind) {
    case Kind::Int:
        return value;
    case Kind::Complex:
        if (sgn(value->imag) != 0)
            return nullptr;
        [[fallthrough]];
    case Kind::Float:
        if (value->real.get_den() != 1)
            return nullptr;
        return makeInt(value->real.get_num());
    case Kind::Bool:
    case Kind::String:
        return nullptr;
    }
    WS_UNREACHABLE();
}

ConstantPtr toFloat(const ConstantPtr& value)
{
    if (value == nullptr)
        return nullptr;
    switch (value->kind) {
    case Kind::Int:
        return makeFloat(mpq_class(value->integer));
    case Kind::Float:
        return value;
    case Kind::Complex:
        return sgn(value->imag) == 0 ? makeFloat(value->real) : nullptr;
    case Kind::Bool:
    case Kind::String:
        return nullptr;
    }
    WS_UNREACHABLE();
}

ConstantPtr toComplex(const ConstantPtr& value)
{
    if (value == nullptr)
        return nullptr;
    switch (value->kind) {
    case Kind::Int:
    case Kind::Float:
        return makeComplex(realOf(*value), 0);
    case Kind::Complex:
        return value;
    case Kind::Bool:
    case Kind::String:
        return nullptr;
    }
    WS_UNREACHABLE();
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
    return bits(value.integer);
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

double float64Value(const mpq_class& value)
{
    const Binary rounded = roundTo(value, 53, -1074);
    return std::ldexp(rounded.mantissa.get_d(), static_cast<int>(std::min<long>(rounded.exponent, 1000000)));
}

float float32Value(const mpq_class& value)
{
    const Binary rounded = roundTo(value, 24, -149);
    const double wide =
        std::ldexp(rounded.mantissa.get_d(), static_cast<int>(std::min<long>(rounded.exponent, 1000000)));
    if (std::fabs(wide) > static_cast<double>(std::numeric_limits<float>::max()))
        return wide > 0 ? std::numeric_limits<float>::infinity() : -std::numeric_limits<float>::infinity();
    return static_cast<float>(wide);
}

namespace {

/// A finite machine float is an exact fraction.
ConstantPtr roundedFloat(const mpq_class& value, bool narrow)
{
    const double result = narrow ? static_cast<double>(float32Value(value)) : float64Value(value);
    return std::isinf(result) ? nullptr : makeFloat(mpq_class(result));
}

bool integerFits(const mpz_class& value, BasicKind kind)
{
    const auto fits = [&](unsigned width, bool isSigned) {
        if (!isSigned)
            return sgn(value) >= 0 && bits(value) <= width;
        const mpz_class magnitude = sgn(value) < 0 ? mpz_class(-value - 1) : value;
        return bits(magnitude) < width;
    };
    switch (kind) {
    case BasicKind::Int8:
        return fits(8, true);
    case BasicKind::Int16:
        return fits(16, true);
    case BasicKind::Int32:
        return fits(32, true);
    case BasicKind::Int:
    case BasicKind::Int64:
        return fits(64, true);
    case BasicKind::Uint8:
        return fits(8, false);
    case BasicKind::Uint16:
        return fits(16, false);
    case BasicKind::Uint32:
        return fits(32, false);
    case BasicKind::Uint:
    case BasicKind::Uint64:
    case BasicKind::Uintptr:
        return fits(64, false);
    default:
        return true; // untyped
    }
}

} // namespace

bool representable(const ConstantPtr& value, const Basic& type, ConstantPtr* rounded)
{
    if (value == nullptr)
        return true; // unknown: reported before
    const auto store = [&](ConstantPtr result) {
        if (result == nullptr)
            return false;
        if (rounded != nullptr)
            *rounded = std::move(result);
        return true;
    };
    switch (type.basic) {
    case BasicKind::Bool:
    case BasicKind::UntypedBool:
        return value->kind == Kind::Bool;
    case BasicKind::String:
    case BasicKind::UntypedString:
        return value->kind == Kind::String;
    case BasicKind::Float32:
    case BasicKind::Float64: {
        const ConstantPtr real = toFloat(value);
        return real != nullptr && store(roundedFloat(real->real, type.basic == BasicKind::Float32));
    }
    case BasicKind::UntypedFloat:
        return store(toFloat(value));
    case BasicKind::Complex64:
    case BasicKind::Complex128: {
        const ConstantPtr complex = toComplex(value);
        if (complex == nullptr)
            return false;
        const ConstantPtr real = roundedFloat(complex->real, type.basic == BasicKind::Complex64);
        const ConstantPtr imag = roundedFloat(complex->imag, type.basic == BasicKind::Complex64);
        return real != nullptr && imag != nullptr && store(makeComplex(real->real, imag->real));
    }
    case BasicKind::UntypedComplex:
        return store(toComplex(value));
    case BasicKind::Invalid:
    case BasicKind::UnsafePointer:
    case BasicKind::UntypedNil:
        return false;
    default: {
        const ConstantPtr integer = toInt(value);
        return integer != nullptr && integerFits(integer->integer, type.basic) && store(integer);
    }
    }
}

} // namespace ws::go
