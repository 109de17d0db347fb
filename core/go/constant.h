#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <string>

namespace ws::go {

/// A constant's exact value, as in go/constant. Floats are exact rationals (GMP), so untyped arithmetic never rounds.
struct Constant {
    enum class Kind : std::uint8_t { Bool, String, Int, Float, Complex };
    Kind kind = Kind::Int;
    bool boolean = false;
    std::string string;
    mpz_class integer;
    mpq_class real; ///< Float; real part of Complex
    mpq_class imag; ///< Complex
};

} // namespace ws::go
