#include "base/assert.h"
#include "base/quote.h"
#include "go/constant_ops.h"

#include <fmt/format.h>

#include <cmath>

namespace ws::go {

namespace {

std::string floatText(const mpq_class& value)
{
    const double number = float64Value(value);
    if (!std::isinf(number) && (number != 0 || sgn(value) == 0)) {
        std::string text = fmt::format("{:.6g}", number);
        return text;
    }
    // Outside of float64: mantissa and decimal exponent from the logarithm, as go/constant does.
    mpz_class num = abs(value.get_num());
    long numExponent = 0;
    long denExponent = 0;
    const double numMantissa = mpz_get_d_2exp(&numExponent, num.get_mpz_t());
    const double denMantissa = mpz_get_d_2exp(&denExponent, value.get_den().get_mpz_t());
    const double log10 =
        std::log10(numMantissa / denMantissa) + static_cast<double>(numExponent - denExponent) * std::log10(2.0);
    double exponent = std::floor(log10);
    double mantissa = std::pow(10, log10 - exponent);
    if (mantissa >= 9.9999995) {
        mantissa = 1;
        exponent += 1;
    }
    return fmt::format("{}{:.6g}e{:+}", sgn(value) < 0 ? "-" : "", mantissa, static_cast<long>(exponent));
}

} // namespace

std::string constantText(const Constant& value)
{
    switch (value.kind) {
    case Constant::Kind::Bool:
        return value.boolean ? "true" : "false";
    case Constant::Kind::String: {
        // At most 72 characters, whole ones.
        std::string text = quoted(value.string);
        std::size_t characters = 0;
        std::size_t cut = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if ((static_cast<unsigned char>(text[i]) & 0xc0) == 0x80)
                continue;
            if (characters == 72 - 3)
                cut = i;
            ++characters;
        }
        return characters <= 72 ? text : text.substr(0, cut) + "...";
    }
    case Constant::Kind::Int:
        return value.integer.get_str();
    case Constant::Kind::Float:
        return floatText(value.real);
    case Constant::Kind::Complex:
        return fmt::format("({} + {}i)", floatText(value.real), floatText(value.imag));
    }
    WS_UNREACHABLE();
}

} // namespace ws::go
