#pragma once

#include "code/rtype.h"
#include "go/constant.h"

#include <cstdint>
#include <utility>

namespace ws::code {

/// The 8-byte slot of a numeric or boolean constant as a value of `kind` (canonical form; complex128 takes
/// complexWords).
std::uint64_t constantWord(const go::Constant& constant, Kind kind);

/// Real and imaginary part as float64 bits.
std::pair<std::uint64_t, std::uint64_t> complexWords(const go::Constant& constant);

/// The float64 nearest to a rational, ties to even (GMP's own conversion truncates).
double nearestDouble(const mpq_class& value);
/// The float32 nearest to a rational, rounded once.
float nearestFloat(const mpq_class& value);

} // namespace ws::code
