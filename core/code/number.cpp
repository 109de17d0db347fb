#include "code/number.h"

#include "base/assert.h"

#include <bit>
#include <cmath>

namespace ws::code {

namespace {

/// `value` rounded to `precision` bits of mantissa (fewer where the format is subnormal), ties to even.
double rounded(const mpq_class& value, int precision, int minExponent)
{
    if (value == 0)
        return 0;
    mpz_class numerator = abs(value.get_num());
    mpz_class denominator = value.get_den();
    // 2^exponent <= |value| < 2^(exponent + 1)
    int exponent = static_cast<int>(mpz_sizeinbase(numerator.get_mpz_t(), 2))
        - static_cast<int>(mpz_sizeinbase(denominator.get_mpz_t(), 2));
    const auto scaledLess = [&](int e) { // |value| < 2^e
        mpz_class n = numerator;
        mpz_class d = denominator;
        if (e >= 0)
            d <<= static_cast<unsigned>(e);
        else
            n <<= static_cast<unsigned>(-e);
        return n < d;
    };
    if (scaledLess(exponent))
        --exponent;
    const int shift = precision - 1 - std::max(exponent, minExponent);
    if (shift >= 0)
        numerator <<= static_cast<unsigned>(shift);
    else
        denominator <<= static_cast<unsigned>(-shift);
    mpz_class quotient;
    mpz_class remainder;
    mpz_tdiv_qr(quotient.get_mpz_t(), remainder.get_mpz_t(), numerator.get_mpz_t(), denominator.get_mpz_t());
    remainder *= 2;
    const int half = cmp(remainder, denominator);
    if (half > 0 || (half == 0 && mpz_odd_p(quotient.get_mpz_t())))
        ++quotient;
    const double magnitude = std::ldexp(quotient.get_d(), -shift); // at most 53 bits: exact
    return value < 0 ? -magnitude : magnitude;
}

mpq_class realPart(const go::Constant& constant)
{
    if (constant.kind == go::Constant::Kind::Int)
        return mpq_class(constant.integer);
    return constant.real;
}

std::uint64_t integerWord(const go::Constant& constant)
{
    mpz_class value = constant.integer;
    if (constant.kind != go::Constant::Kind::Int)
        mpz_tdiv_q(value.get_mpz_t(), constant.real.get_num().get_mpz_t(), constant.real.get_den().get_mpz_t());
    const mpz_class magnitude = abs(value);
    std::uint64_t word = 0;
    mpz_class low = magnitude & mpz_class("18446744073709551615");
    mpz_export(&word, nullptr, -1, sizeof word, 0, 0, low.get_mpz_t());
    return value < 0 ? ~word + 1 : word;
}

} // namespace

double nearestDouble(const mpq_class& value)
{
    return rounded(value, 53, -1022);
}

float nearestFloat(const mpq_class& value)
{
    return static_cast<float>(rounded(value, 24, -126));
}

std::pair<std::uint64_t, std::uint64_t> complexWords(const go::Constant& constant)
{
    const double imaginary = constant.kind == go::Constant::Kind::Complex ? nearestDouble(constant.imag) : 0.0;
    return {std::bit_cast<std::uint64_t>(nearestDouble(realPart(constant))), std::bit_cast<std::uint64_t>(imaginary)};
}

std::uint64_t constantWord(const go::Constant& constant, Kind kind)
{
    if (constant.kind == go::Constant::Kind::Bool)
        return constant.boolean ? 1 : 0;
    switch (kind) {
    case Kind::Float64:
        return std::bit_cast<std::uint64_t>(nearestDouble(realPart(constant)));
    case Kind::Float32:
        return std::bit_cast<std::uint32_t>(nearestFloat(realPart(constant)));
    case Kind::Complex64: {
        const float imaginary = constant.kind == go::Constant::Kind::Complex ? nearestFloat(constant.imag) : 0.0F;
        return std::bit_cast<std::uint32_t>(nearestFloat(realPart(constant)))
            | static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(imaginary)) << 32;
    }
    default: // the integers: the checker has made sure that the value fits
        return integerWord(constant);
    }
}

} // namespace ws::code
