#include "sim/go_math.h"
#include "sim/natives.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <string>

/// Natives of package math. The elementary functions are Go's to the last bit (sim/go_math.h); Erf and Erfc, Lgamma and
/// the Bessel functions are the C library's and may differ from Go's in the last bits.
namespace ws::sim {

namespace {

double argument(const NativeCall& call, int index)
{
    return std::bit_cast<double>(call.window[1 + index]);
}

NativeStatus give(NativeCall& call, double value)
{
    call.window[0] = std::bit_cast<std::uint64_t>(value);
    return NativeStatus::Done;
}

template <double (*F)(double)> NativeStatus unary(NativeCall& call)
{
    return give(call, F(argument(call, 0)));
}
template <double (*F)(double, double)> NativeStatus binary(NativeCall& call)
{
    return give(call, F(argument(call, 0), argument(call, 1)));
}

template <double (*F)(int, double)> NativeStatus bessel(NativeCall& call)
{
    return give(call, F(static_cast<int>(call.window[1]), argument(call, 1)));
}

/// func rt_lgamma(x float64) (value float64, sign int)
NativeStatus lgamma(NativeCall& call)
{
    int sign = 1;
    const double value = ::lgamma_r(std::bit_cast<double>(call.window[2]), &sign);
    call.window[1] = static_cast<std::uint64_t>(static_cast<std::int64_t>(sign));
    return give(call, value);
}

NativeStatus fma(NativeCall& call)
{
    return give(call, std::fma(argument(call, 0), argument(call, 1), argument(call, 2)));
}

NativeStatus pow10(NativeCall& call)
{
    const std::string text = "1e" + std::to_string(static_cast<std::int64_t>(call.window[1]));
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return give(call, value);
}

constexpr std::uint32_t kFastPs = 3'000; ///< a hardware instruction or two
constexpr std::uint32_t kSlowPs = 15'000; ///< a polynomial

constexpr NativeEntry kTable[] = {
    {"math.Sqrt", unary<&::sqrt>, kFastPs},
    {"math.Floor", unary<&::floor>, kFastPs},
    {"math.Ceil", unary<&::ceil>, kFastPs},
    {"math.Trunc", unary<&::trunc>, kFastPs},
    {"math.Exp", unary<&gomath::exp>, kSlowPs},
    {"math.Exp2", unary<&gomath::exp2>, kSlowPs},
    {"math.Expm1", unary<&::expm1>, kSlowPs},
    {"math.Log", unary<&gomath::log>, kSlowPs},
    {"math.Log2", unary<&gomath::log2>, kSlowPs},
    {"math.Log10", unary<&gomath::log10>, kSlowPs},
    {"math.Log1p", unary<&::log1p>, kSlowPs},
    {"math.Sin", unary<&gomath::sin>, kSlowPs},
    {"math.Cos", unary<&gomath::cos>, kSlowPs},
    {"math.Tan", unary<&gomath::tan>, kSlowPs},
    {"math.Asin", unary<&gomath::asin>, kSlowPs},
    {"math.Acos", unary<&gomath::acos>, kSlowPs},
    {"math.Atan", unary<&gomath::atan>, kSlowPs},
    {"math.Sinh", unary<&gomath::sinh>, kSlowPs},
    {"math.Cosh", unary<&gomath::cosh>, kSlowPs},
    {"math.Tanh", unary<&gomath::tanh>, kSlowPs},
    {"math.Asinh", unary<&gomath::asinh>, kSlowPs},
    {"math.Acosh", unary<&gomath::acosh>, kSlowPs},
    {"math.Atanh", unary<&gomath::atanh>, kSlowPs},
    {"math.Cbrt", unary<&gomath::cbrt>, kSlowPs},
    {"math.Gamma", unary<&gomath::gamma>, kSlowPs},
    {"math.Erf", unary<&::erf>, kSlowPs},
    {"math.Erfc", unary<&::erfc>, kSlowPs},
    {"math.J0", unary<&::j0>, kSlowPs},
    {"math.rt_j1", unary<&::j1>, kSlowPs},
    {"math.Y0", unary<&::y0>, kSlowPs},
    {"math.Y1", unary<&::y1>, kSlowPs},
    {"math.rt_jn", bessel<&::jn>, kSlowPs},
    {"math.Yn", bessel<&::yn>, kSlowPs},
    {"math.rt_lgamma", lgamma, kSlowPs},
    {"math.RoundToEven", unary<&::nearbyint>, kFastPs},
    {"math.Pow", binary<&gomath::pow>, kSlowPs},
    {"math.Atan2", binary<&gomath::atan2>, kSlowPs},
    {"math.Hypot", binary<&gomath::hypot>, kSlowPs},
    {"math.Mod", binary<&::fmod>, kSlowPs},
    {"math.Remainder", binary<&::remainder>, kSlowPs},
    {"math.rt_fma", fma, kFastPs},
    {"math.rt_pow10", pow10, kFastPs},
};

} // namespace

NativeTable mathNatives()
{
    return kTable;
}

} // namespace ws::sim
