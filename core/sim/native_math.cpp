#include "sim/natives.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <string>

/// Natives of package math: the C library's functions. Floor, Ceil, Trunc, Sqrt, RoundToEven, Mod and FMA are exact;
/// the others may differ from Go's own in the last bit.
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
    {"math.Exp", unary<&::exp>, kSlowPs},
    {"math.Exp2", unary<&::exp2>, kSlowPs},
    {"math.Expm1", unary<&::expm1>, kSlowPs},
    {"math.Log", unary<&::log>, kSlowPs},
    {"math.Log2", unary<&::log2>, kSlowPs},
    {"math.Log10", unary<&::log10>, kSlowPs},
    {"math.Log1p", unary<&::log1p>, kSlowPs},
    {"math.Sin", unary<&::sin>, kSlowPs},
    {"math.Cos", unary<&::cos>, kSlowPs},
    {"math.Tan", unary<&::tan>, kSlowPs},
    {"math.Asin", unary<&::asin>, kSlowPs},
    {"math.Acos", unary<&::acos>, kSlowPs},
    {"math.Atan", unary<&::atan>, kSlowPs},
    {"math.Sinh", unary<&::sinh>, kSlowPs},
    {"math.Cosh", unary<&::cosh>, kSlowPs},
    {"math.Tanh", unary<&::tanh>, kSlowPs},
    {"math.Asinh", unary<&::asinh>, kSlowPs},
    {"math.Acosh", unary<&::acosh>, kSlowPs},
    {"math.Atanh", unary<&::atanh>, kSlowPs},
    {"math.Cbrt", unary<&::cbrt>, kSlowPs},
    {"math.Gamma", unary<&::tgamma>, kSlowPs},
    {"math.Erf", unary<&::erf>, kSlowPs},
    {"math.Erfc", unary<&::erfc>, kSlowPs},
    {"math.RoundToEven", unary<&::nearbyint>, kFastPs},
    {"math.Pow", binary<&::pow>, kSlowPs},
    {"math.Atan2", binary<&::atan2>, kSlowPs},
    {"math.Hypot", binary<&::hypot>, kSlowPs},
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
