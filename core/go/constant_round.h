#pragma once

#include <gmpxx.h>

#include <cstddef>

/// How far go/constant follows a number: the limits of constants, for those who make them.
namespace ws::go {

/// Values whose exponent leaves this range count as not representable.
inline constexpr long kMaxExponent = 400000;

std::size_t magnitudeBits(const mpz_class& value);

/// mantissa * 2^exponent
mpq_class scaled(const mpz_class& mantissa, long exponent);

/// Keeps a fraction small; false if its magnitude is out of every range.
bool limit(mpq_class& value);

} // namespace ws::go
