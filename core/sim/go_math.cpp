#include "sim/go_math.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

/// Where the methods come from: sine, cosine, tangent, arc tangent, hyperbolic tangent and gamma are Moshier's
/// (Cephes), log, exp2 and the cube root Sun's (fdlibm), exp is Naoki Shibata's. The order of operations matters; this
/// file is compiled without contracting products and sums.
namespace ws::sim::gomath {

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kPi = std::numbers::pi;
constexpr double kLn2 = std::numbers::ln2;

double fromBits(std::uint64_t bits)
{
    return std::bit_cast<double>(bits);
}
std::uint64_t toBits(double x)
{
    return std::bit_cast<std::uint64_t>(x);
}

template <std::size_t N> double polynomial(double x, const double (&c)[N])
{
    double y = c[0];
    for (std::size_t i = 1; i < N; ++i)
        y = y * x + c[i];
    return y;
}
/// The same with a leading coefficient of one.
template <std::size_t N> double monic(double x, const double (&c)[N])
{
    double y = x + c[0];
    for (std::size_t i = 1; i < N; ++i)
        y = y * x + c[i];
    return y;
}

/// What exp and exp2 have in common: e^(hi - lo) * 2^k.
double expParts(double hi, double lo, int k)
{
    constexpr double kP[] = {4.13813679705723846039e-08, -1.65339022054652515390e-06, 6.61375632143793436117e-05,
        -2.77777777770155933842e-03, 1.66666666666666657415e-01};
    const double r = hi - lo;
    const double t = r * r;
    const double c = r - t * polynomial(t, kP);
    const double y = 1 - ((lo - (r * c) / (2 - c)) - hi);
    return std::ldexp(y, k);
}

/// 4/pi in binary, 64 digits a word; the first word is the 1 before the point.
constexpr std::uint64_t kFourOverPi[] = {0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083,
    0xfca2c757bd778ac3, 0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d, 0xd1046bea5d768909,
    0xd338e04d68befc82, 0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e,
    0xda6cfd9e4f96136e, 0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10,
    0xac06608df8f6d757};

/// x modulo pi/4 and in which eighth of the circle it is.
struct Reduced {
    std::uint64_t octant;
    double rest;
};

/// Payne and Hanek's reduction: x times the digits of 4/pi that count.
Reduced reduceLarge(double x)
{
    std::uint64_t bits = toBits(x);
    const int exponent = static_cast<int>(bits >> 52U & 0x7ffU) - 1023 - 52;
    bits = (bits & ~(0x7ffULL << 52U)) | 1ULL << 52U;
    const unsigned digit = static_cast<unsigned>(exponent + 61) / 64, shift = static_cast<unsigned>(exponent + 61) % 64;
    const auto word = [&](unsigned i) {
        return shift == 0 ? kFourOverPi[digit + i]
                          : kFourOverPi[digit + i] << shift | kFourOverPi[digit + i + 1] >> (64 - shift);
    };
    __extension__ using Wide = unsigned __int128;
    const auto low = static_cast<Wide>(word(2)) * bits;
    const auto middle = static_cast<Wide>(word(1)) * bits;
    const Wide sum = (static_cast<Wide>(word(0) * bits) << 64U) + middle + (low >> 64U);
    auto hi = static_cast<std::uint64_t>(sum >> 64U);
    const auto lo = static_cast<std::uint64_t>(sum);
    std::uint64_t octant = hi >> 61U;
    hi = hi << 3U | lo >> 61U;
    const auto zeros = static_cast<unsigned>(std::countl_zero(hi));
    const std::uint64_t e = 1023 - (zeros + 1);
    // Shifts by 64 give zero, as in Go.
    const auto left = [](std::uint64_t v, unsigned by) { return by >= 64 ? 0 : v << by; };
    const auto right = [](std::uint64_t v, unsigned by) { return by >= 64 ? 0 : v >> by; };
    hi = left(hi, zeros + 1) | right(lo, 64 - (zeros + 1));
    hi = hi >> 12U | e << 52U;
    double z = fromBits(hi);
    if ((octant & 1U) == 1) {
        octant = (octant + 1) & 7U;
        z -= 1;
    }
    return {octant, z * (kPi / 4)};
}

/// `x` is not negative.
Reduced reduce(double x)
{
    if (x >= 1 << 29)
        return reduceLarge(x);
    auto j = static_cast<std::uint64_t>(x * 1.27323954473516268615);
    auto y = static_cast<double>(j);
    if ((j & 1U) == 1) {
        ++j;
        y += 1;
    }
    return {
        j & 7U, ((x - y * 7.85398125648498535156e-1) - y * 3.77489470793079817668e-8) - y * 2.69515142907905952645e-15};
}

double sinSeries(double z)
{
    constexpr double kC[] = {1.58962301576546568060e-10, -2.50507477628578072866e-8, 2.75573136213857245213e-6,
        -1.98412698295895385996e-4, 8.33333333332211858878e-3, -1.66666666666666307295e-1};
    const double zz = z * z;
    return z + z * zz * polynomial(zz, kC);
}

double cosSeries(double z)
{
    constexpr double kC[] = {-1.13585365213876817300e-11, 2.08757008419747316778e-9, -2.75573141792967388112e-7,
        2.48015872888517045348e-5, -1.38888888888730564116e-3, 4.16666666666665929218e-2};
    const double zz = z * z;
    return 1.0 - 0.5 * zz + zz * zz * polynomial(zz, kC);
}

double atanSmall(double x)
{
    constexpr double kP[] = {-8.750608600031904122785e-01, -1.615753718733365076637e+01, -7.500855792314704667340e+01,
        -1.228866684490136173410e+02, -6.485021904942025371773e+01};
    constexpr double kQ[] = {+2.485846490142306297962e+01, +1.650270098316988542046e+02, +4.328810604912902668951e+02,
        +4.853903996359136964868e+02, +1.945506571482613964425e+02};
    double z = x * x;
    z = z * polynomial(z, kP) / monic(z, kQ);
    return x * z + x;
}

double atanPositive(double x)
{
    constexpr double kMore = 6.123233995736765886130e-17; // what pi/2 lacks
    if (x <= 0.66)
        return atanSmall(x);
    if (x > 2.41421356237309504880) // tan(3 pi / 8)
        return kPi / 2 - atanSmall(1 / x) + kMore;
    return kPi / 4 + atanSmall((x - 1) / (x + 1)) + 0.5 * kMore;
}

bool isOddInteger(double x)
{
    return std::fabs(x) < 0x1p53 && std::trunc(x) == x && (static_cast<std::int64_t>(x) & 1) == 1;
}

/// The special cases of pow; false: there is none.
bool powSpecial(double x, double y, double& result)
{
    const auto give = [&result](double value) {
        result = value;
        return true;
    };
    if (y == 0 || x == 1)
        return give(1);
    if (y == 1)
        return give(x);
    if (std::isnan(x) || std::isnan(y))
        return give(kNan);
    if (x == 0) {
        const bool negative = std::signbit(x) && isOddInteger(y);
        if (y < 0)
            return give(negative ? -kInf : kInf);
        return give(negative ? x : 0);
    }
    if (std::isinf(y)) {
        if (x == -1)
            return give(1);
        return give((std::fabs(x) < 1) == (y > 0) ? 0 : kInf);
    }
    if (std::isinf(x)) {
        if (x < 0)
            return give(pow(1 / x, -y));
        return give(y < 0 ? 0 : kInf);
    }
    if (y == 0.5)
        return give(std::sqrt(x));
    if (y == -0.5)
        return give(1 / std::sqrt(x));
    return false;
}

/// Stirling's formula, in two factors that do not overflow.
struct Factors {
    double first, second;
};
Factors stirling(double x)
{
    if (x > 200)
        return {kInf, 1};
    constexpr double kC[] = {7.87311395793093628397e-04, -2.29549961613378126380e-04, -2.68132617805781232825e-03,
        3.47222221605458667310e-03, 8.33333333333482257126e-02};
    double w = 1 / x;
    w = 1 + w * polynomial(w, kC);
    double y1 = exp(x);
    double y2 = 1.0;
    if (x > 143.01608) {
        const double v = pow(x, 0.5 * x - 0.25);
        const double e = y1;
        y1 = v;
        y2 = v / e;
    } else {
        y1 = pow(x, x - 0.5) / y1;
    }
    return {y1, 2.506628274631000502417 * w * y2};
}

} // namespace

double exp(double x)
{
    if (std::isnan(x) || x == kInf)
        return x;
    if (x > 7.09782712893384e+02)
        return kInf;
    if (x < -1e6) // -Inf, too
        return 0;
    const double k = std::nearbyint(x * std::numbers::log2e);
    const int exponent = static_cast<int>(k);
    x = std::fma(-k, 0.69314718055966295651160180568695068359375, x);
    x = std::fma(-k, 0.28235290563031577122588448175013436025525412068e-12, x);
    x *= 0.0625;
    constexpr double kTaylor[] = {2.4801587301587301587e-5, 1.9841269841269841270e-4, 1.3888888888888888889e-3,
        8.3333333333333333333e-3, 4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1.0};
    double y = kTaylor[0];
    for (std::size_t i = 1; i < std::size(kTaylor); ++i)
        y = std::fma(y, x, kTaylor[i]);
    x *= y; // e^x - 1; four times (e^x - 1)(e^x + 1) = e^2x - 1
    for (int i = 0; i < 3; ++i)
        x *= x + 2.0;
    x = std::fma(x, x + 2.0, 1.0);
    int biased = exponent + 0x3ff;
    if (biased >= 0x7ff)
        return kInf;
    if (biased <= 0) {
        if (biased < -52)
            return 0;
        x *= fromBits(static_cast<std::uint64_t>(biased + 0x3fe) << 52U);
        biased = 1;
    }
    return x * fromBits(static_cast<std::uint64_t>(biased) << 52U);
}

double exp2(double x)
{
    if (std::isnan(x))
        return x;
    if (x > 1.0239999999999999e+03)
        return kInf;
    if (x < -1.0740e+03)
        return 0;
    const int k = static_cast<int>(x > 0 ? x + 0.5 : x - 0.5);
    const double t = x - k;
    return expParts(t * 6.93147180369123816490e-01, -t * 1.90821492927058770002e-10, k);
}

/// Denormal numbers are taken for numbers near 2^-1022, as Go's assembly takes them.
double log(double x)
{
    if (x == 0)
        return -kInf;
    if (std::isnan(x) || x == kInf)
        return x;
    if (x < 0)
        return kNan;
    const std::uint64_t bits = toBits(x);
    double f = fromBits((bits & 0xfffffffffffffULL) | 0x3fe0000000000000ULL);
    double k = static_cast<double>(static_cast<int>(bits >> 52U & 0x7ffU) - 0x3fe);
    if (f <= 7.07106781186547524401e-01) {
        k -= 1;
        f *= 2;
    }
    f -= 1;
    constexpr double kOdd[] = {
        1.479819860511658591e-01, 1.818357216161805012e-01, 2.857142874366239149e-01, 6.666666666666735130e-01};
    constexpr double kEven[] = {1.531383769920937332e-01, 2.222219843214978396e-01, 3.999999999940941908e-01};
    const double s = f / (2 + f);
    const double s2 = s * s;
    const double s4 = s2 * s2;
    const double r = s2 * polynomial(s4, kOdd) + s4 * polynomial(s4, kEven);
    const double half = 0.5 * f * f;
    return k * 6.93147180369123816490e-01 - ((half - (s * (half + r) + k * 1.90821492927058770002e-10)) - f);
}

double log2(double x)
{
    int exponent = 0;
    const double frac = std::isfinite(x) ? std::frexp(x, &exponent) : x;
    if (frac == 0.5)
        return exponent - 1;
    return log(frac) * std::numbers::log2e + exponent;
}

double log10(double x)
{
    return log(x) * std::numbers::log10e;
}

double pow(double x, double y)
{
    double special = 0;
    if (powSpecial(x, y, special))
        return special;
    double whole = 0;
    double fraction = std::modf(std::fabs(y), &whole);
    if (fraction != 0 && x < 0)
        return kNan;
    if (whole >= 0x1p63) {
        if (x == -1)
            return 1;
        return (std::fabs(x) < 1) == (y > 0) ? 0 : kInf;
    }
    double a = 1;
    std::int64_t exponent = 0;
    if (fraction != 0) {
        if (fraction > 0.5) {
            fraction -= 1;
            whole += 1;
        }
        a = exp(fraction * log(x));
    }
    int xExponent = 0;
    double factor = std::frexp(x, &xExponent);
    std::int64_t e = xExponent;
    for (auto i = static_cast<std::int64_t>(whole); i != 0; i >>= 1) {
        if (e < -(1 << 12) || e > 1 << 12) { // the result is zero or infinite
            exponent += e;
            break;
        }
        if ((i & 1) == 1) {
            a *= factor;
            exponent += e;
        }
        factor *= factor;
        e *= 2;
        if (factor < .5) {
            factor += factor;
            --e;
        }
    }
    if (y < 0) {
        a = 1 / a;
        exponent = -exponent;
    }
    return std::ldexp(a, static_cast<int>(exponent));
}

double sin(double x)
{
    if (x == 0 || std::isnan(x))
        return x;
    if (std::isinf(x))
        return kNan;
    bool negative = x < 0;
    auto [j, z] = reduce(std::fabs(x));
    if (j > 3) {
        negative = !negative;
        j -= 4;
    }
    const double y = j == 1 || j == 2 ? cosSeries(z) : sinSeries(z);
    return negative ? -y : y;
}

double cos(double x)
{
    if (!std::isfinite(x))
        return kNan;
    bool negative = false;
    auto [j, z] = reduce(std::fabs(x));
    if (j > 3) {
        negative = !negative;
        j -= 4;
    }
    if (j > 1)
        negative = !negative;
    const double y = j == 1 || j == 2 ? sinSeries(z) : cosSeries(z);
    return negative ? -y : y;
}

double tan(double x)
{
    if (x == 0 || std::isnan(x))
        return x;
    if (std::isinf(x))
        return kNan;
    constexpr double kP[] = {-1.30936939181383777646e4, 1.15351664838587416140e6, -1.79565251976484877988e7};
    constexpr double kQ[] = {
        1.36812963470692954678e4, -1.32089234440210967447e6, 2.50083801823357915839e7, -5.38695755929454629881e7};
    const auto [j, z] = reduce(std::fabs(x));
    const double zz = z * z;
    double y = zz > 1e-14 ? z + z * (zz * polynomial(zz, kP) / monic(zz, kQ)) : z;
    if ((j & 2U) == 2)
        y = -1 / y;
    return x < 0 ? -y : y;
}

double atan(double x)
{
    if (x == 0)
        return x;
    return x > 0 ? atanPositive(x) : -atanPositive(-x);
}

double asin(double x)
{
    if (x == 0)
        return x;
    const double a = std::fabs(x);
    if (a > 1)
        return kNan;
    double y = std::sqrt(1 - a * a);
    y = a > 0.7 ? kPi / 2 - atanPositive(y / a) : atanPositive(a / y);
    return x < 0 ? -y : y;
}

double acos(double x)
{
    return kPi / 2 - asin(x);
}

double atan2(double y, double x)
{
    if (std::isnan(y) || std::isnan(x))
        return kNan;
    if (y == 0)
        return std::copysign(std::signbit(x) ? kPi : 0, y);
    if (x == 0)
        return std::copysign(kPi / 2, y);
    if (std::isinf(x)) {
        if (x > 0)
            return std::copysign(std::isinf(y) ? kPi / 4 : 0, y);
        return std::copysign(std::isinf(y) ? 2.35619449019234492885 : kPi, y);
    }
    if (std::isinf(y))
        return std::copysign(kPi / 2, y);
    const double q = atan(y / x);
    if (x < 0)
        return q <= 0 ? q + kPi : q - kPi;
    return q;
}

double sinh(double x)
{
    constexpr double kP[] = {-0.2630563213397497062819489e+2, -0.2894211355989563807284660366e+4,
        -0.8991272022039509355398013511e+5, -0.6307673640497716991184787251e+6};
    constexpr double kQ[] = {
        -0.173678953558233699533450911e+3, 0.1521517378790019070696485176e+5, -0.6307673640497716991212077277e+6};
    const double a = x < 0 ? -x : x;
    double y = 0;
    if (a > 21) {
        y = exp(a) * 0.5;
    } else if (a > 0.5) {
        const double e = exp(a);
        y = (e - 1 / e) * 0.5;
    } else {
        const double square = a * a;
        y = polynomial(square, kP) * a / monic(square, kQ);
    }
    return x < 0 ? -y : y;
}

double cosh(double x)
{
    x = std::fabs(x);
    const double e = exp(x);
    return x > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

double tanh(double x)
{
    constexpr double kP[] = {-9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3};
    constexpr double kQ[] = {1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3};
    const double a = std::fabs(x);
    if (a > 0.5 * 8.8029691931113054295988e+01)
        return x < 0 ? -1 : 1;
    if (a >= 0.625) {
        const double y = 1 - 2 / (exp(2 * a) + 1);
        return x < 0 ? -y : y;
    }
    if (x == 0)
        return x;
    const double s = x * x;
    return x + x * s * polynomial(s, kP) / monic(s, kQ);
}

double asinh(double x)
{
    if (!std::isfinite(x))
        return x;
    const double a = x < 0 ? -x : x;
    double y = a;
    if (a > 1 << 28)
        y = log(a) + kLn2;
    else if (a > 2)
        y = log(2 * a + 1 / (std::sqrt(a * a + 1) + a));
    else if (a >= 0x1p-28)
        y = std::log1p(a + a * a / (1 + std::sqrt(1 + a * a)));
    return x < 0 ? -y : y;
}

double acosh(double x)
{
    if (x < 1 || std::isnan(x))
        return kNan;
    if (x == 1)
        return 0;
    if (x >= 1 << 28)
        return log(x) + kLn2;
    if (x > 2)
        return log(2 * x - 1 / (x + std::sqrt(x * x - 1)));
    const double t = x - 1;
    return std::log1p(t + std::sqrt(2 * t + t * t));
}

double atanh(double x)
{
    if (x < -1 || x > 1 || std::isnan(x))
        return kNan;
    if (x == 1 || x == -1)
        return std::copysign(kInf, x);
    const double a = x < 0 ? -x : x;
    double y = a;
    if (a >= 0.5)
        y = 0.5 * std::log1p((a + a) / (1 - a));
    else if (a >= 0x1p-28)
        y = 0.5 * std::log1p((a + a) + (a + a) * a / (1 - a));
    return x < 0 ? -y : y;
}

double cbrt(double x)
{
    if (x == 0 || !std::isfinite(x))
        return x;
    const double a = std::fabs(x);
    double t = fromBits(toBits(a) / 3 + (715094163ULL << 32U));
    if (a < std::numeric_limits<double>::min())
        t = fromBits(toBits(0x1p54 * a) / 3 + (696219795ULL << 32U));
    double r = t * t / a;
    double s = 5.42857142857142815906e-01 + r * t;
    t *= 3.57142857142857150787e-01
        + 1.60714285714285720630e+00 / (s + 1.41428571428571436819e+00 + -7.05306122448979611050e-01 / s);
    t = fromBits((toBits(t) & (0xFFFFFFFFCULL << 28U)) + (1ULL << 30U)); // 22 bits, rounded up
    s = t * t;
    r = a / s;
    r = (r - t) / (t + t + r);
    t = t + t * r;
    return x < 0 ? -t : t;
}

double hypot(double x, double y)
{
    x = std::fabs(x);
    y = std::fabs(y);
    if (std::isinf(x) || std::isinf(y))
        return kInf;
    if (std::isnan(x) || std::isnan(y))
        return kNan;
    const double high = x > y ? x : y, low = x > y ? y : x;
    if (high == 0)
        return 0;
    const double q = low / high;
    return high * std::sqrt(q * q + 1);
}

double gamma(double x)
{
    if (std::isnan(x) || x == -kInf || (x < 0 && std::trunc(x) == x))
        return kNan;
    if (x == kInf)
        return kInf;
    if (x == 0)
        return std::copysign(kInf, x);
    double q = std::fabs(x);
    double p = std::floor(q);
    if (q > 33) {
        if (x >= 0) {
            const Factors y = stirling(x);
            return y.first * y.second;
        }
        const double sign = (static_cast<std::int64_t>(p) & 1) == 0 ? -1 : 1;
        double z = q - p;
        if (z > 0.5)
            z = q - (p + 1);
        z = q * sin(kPi * z);
        if (z == 0)
            return sign * kInf;
        const Factors y = stirling(q);
        z = std::fabs(z);
        const double d = z * y.first * y.second;
        return sign * (std::isinf(d) ? kPi / z / y.first / y.second : kPi / d);
    }
    const auto small = [](double at, double z) {
        constexpr double kEuler = 0.57721566490153286060651209008240243104215933593992;
        return at == 0 ? kInf : z / ((1 + kEuler * at) * at);
    };
    double z = 1;
    for (; x >= 3; z = z * x)
        x = x - 1;
    for (; x < 0; x = x + 1) {
        if (x > -1e-09)
            return small(x, z);
        z = z / x;
    }
    for (; x < 2; x = x + 1) {
        if (x < 1e-09)
            return small(x, z);
        z = z / x;
    }
    if (x == 2)
        return z;
    constexpr double kP[] = {1.60119522476751861407e-04, 1.19135147006586384913e-03, 1.04213797561761569935e-02,
        4.76367800457137231464e-02, 2.07448227648435975150e-01, 4.94214826801497100753e-01, 9.99999999999999996796e-01};
    constexpr double kQ[] = {-2.31581873324120129819e-05, 5.39605580493303397842e-04, -4.45641913851797240494e-03,
        1.18139785222060435552e-02, 3.58236398605498653373e-02, -2.34591795718243348568e-01, 7.14304917030273074085e-02,
        1.00000000000000000320e+00};
    x = x - 2;
    p = polynomial(x, kP);
    q = polynomial(x, kQ);
    return z * p / q;
}

} // namespace ws::sim::gomath
