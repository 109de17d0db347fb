#include "go/constant_round.h"

#include "go/constant_ops.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ws::go {

namespace {

/// Beyond this many bits a fraction is rounded to kPrecision bits, as go/constant changes from exact fractions to
/// big.Float, so that untyped arithmetic cannot grow without bound.
constexpr std::size_t kExactBits = 4096;
constexpr std::size_t kPrecision = 512;

struct Binary { ///< mantissa * 2^exponent
    mpz_class mantissa;
    long exponent = 0;
};

/// Rounds to `precision` bits: to nearest, ties to even.
Binary roundTo(const mpq_class& value, std::size_t precision, long minExponent)
{
    Binary result;
    mpz_class num = abs(value.get_num());
    const mpz_class& den = value.get_den();
    if (sgn(num) == 0)
        return result;
    long exponent =
        static_cast<long>(magnitudeBits(num)) - static_cast<long>(magnitudeBits(den)) - static_cast<long>(precision);
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
        if (magnitudeBits(quotient) > precision) {
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

} // namespace

std::size_t magnitudeBits(const mpz_class& value)
{
    return sgn(value) == 0 ? 0 : mpz_sizeinbase(value.get_mpz_t(), 2);
}

mpq_class scaled(const mpz_class& mantissa, long exponent)
{
    mpq_class result(mantissa);
    if (exponent >= 0)
        mpq_mul_2exp(result.get_mpq_t(), result.get_mpq_t(), static_cast<mp_bitcnt_t>(exponent));
    else
        mpq_div_2exp(result.get_mpq_t(), result.get_mpq_t(), static_cast<mp_bitcnt_t>(-exponent));
    return result;
}

bool limit(mpq_class& value)
{
    const std::size_t num = magnitudeBits(value.get_num());
    const std::size_t den = magnitudeBits(value.get_den());
    if (num <= kExactBits && den <= kExactBits)
        return true;
    const long size = static_cast<long>(num) - static_cast<long>(den);
    if (size > kMaxExponent)
        return false;
    if (size < -kMaxExponent) {
        value = 0;
        return true;
    }
    const Binary rounded = roundTo(value, kPrecision, std::numeric_limits<long>::min() / 2);
    value = scaled(rounded.mantissa, rounded.exponent);
    return true;
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

} // namespace ws::go
