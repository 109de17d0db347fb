#include "sim/go_float.h"

#include "base/ascii.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace ws::sim {
namespace {

/// 0.d1d2d3… × 10^point
struct Decimal {
    std::string digits;
    int point = 0;
};

/// Takes "d.ddde±xx" apart; trailing zeros go.
Decimal fromScientific(std::string_view text)
{
    Decimal d;
    const std::size_t e = text.find('e');
    for (const char c : text.substr(0, e)) {
        if (c != '.')
            d.digits += c;
    }
    int exponent = 0;
    std::string_view tail = text.substr(e + 1);
    if (tail[0] == '+')
        tail.remove_prefix(1);
    std::from_chars(tail.data(), tail.data() + tail.size(), exponent);
    while (!d.digits.empty() && d.digits.back() == '0')
        d.digits.pop_back();
    d.point = d.digits.empty() ? 0 : exponent + 1;
    return d;
}

Decimal shortestDigits(double value, int bits)
{
    char buffer[64];
    const auto result = bits == 32
        ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(value), std::chars_format::scientific)
        : std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    return fromScientific(std::string_view(buffer, static_cast<std::size_t>(result.ptr - buffer)));
}

Decimal roundedDigits(double value, int digits)
{
    std::string buffer(static_cast<std::size_t>(digits) + 32, '\0');
    const auto result = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific, std::max(digits - 1, 0));
    return fromScientific(std::string_view(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())));
}

char digitAt(const Decimal& d, int i)
{
    return i >= 0 && i < static_cast<int>(d.digits.size()) ? d.digits[static_cast<std::size_t>(i)] : '0';
}

void appendExponent(std::string& out, char letter, int exponent, bool wide)
{
    out += letter;
    out += exponent < 0 ? '-' : '+';
    const int magnitude = std::abs(exponent);
    if (wide && magnitude < 10)
        out += '0';
    out += std::to_string(magnitude);
}

void appendE(std::string& out, const Decimal& d, int precision, char letter)
{
    out += digitAt(d, 0);
    if (precision > 0) {
        out += '.';
        for (int i = 1; i <= precision; ++i)
            out += digitAt(d, i);
    }
    appendExponent(out, letter, d.digits.empty() ? 0 : d.point - 1, true);
}

void appendF(std::string& out, const Decimal& d, int precision)
{
    if (d.point > 0) {
        for (int i = 0; i < d.point; ++i)
            out += digitAt(d, i);
    } else {
        out += '0';
    }
    if (precision > 0) {
        out += '.';
        for (int i = 0; i < precision; ++i)
            out += digitAt(d, d.point + i);
    }
}

/// Mantissa and exponent with value = mantissa × 2^exponent.
void split(double value, int bits, std::uint64_t& mantissa, int& exponent, int& mantissaBits)
{
    if (bits == 32) {
        const auto raw = std::bit_cast<std::uint32_t>(static_cast<float>(value));
        mantissaBits = 23;
        mantissa = raw & 0x7fffff;
        exponent = static_cast<int>(raw >> 23 & 0xff);
        if (exponent != 0)
            mantissa |= 1U << 23;
        else
            exponent = 1;
        exponent -= 127 + 23;
        return;
    }
    const auto raw = std::bit_cast<std::uint64_t>(value);
    mantissaBits = 52;
    mantissa = raw & ((1ULL << 52) - 1);
    exponent = static_cast<int>(raw >> 52 & 0x7ff);
    if (exponent != 0)
        mantissa |= 1ULL << 52;
    else
        exponent = 1;
    exponent -= 1023 + 52;
}

void appendHexFloat(std::string& out, double value, int bits, char format, int precision)
{
    std::uint64_t mantissa = 0;
    int exponent = 0;
    int mantissaBits = 0;
    split(value, bits, mantissa, exponent, mantissaBits);
    exponent += mantissaBits;
    if (mantissa == 0)
        exponent = 0;
    // The leading one goes to bit 60, the hexadecimal digits follow below it.
    mantissa <<= 60 - mantissaBits;
    while (mantissa != 0 && (mantissa & 1ULL << 60) == 0) {
        mantissa <<= 1;
        --exponent;
    }
    if (precision >= 0 && precision < 15) {
        const int shift = precision * 4;
        const std::uint64_t extra = (mantissa << shift) & ((1ULL << 60) - 1);
        mantissa >>= 60 - shift;
        if ((extra | (mantissa & 1)) > 1ULL << 59)
            ++mantissa;
        mantissa <<= 60 - shift;
        if (mantissa & 1ULL << 61) {
            mantissa >>= 1;
            ++exponent;
        }
    }
    const char* const hex = format == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    out += '0';
    out += format;
    out += static_cast<char>('0' + (mantissa >> 60 & 1));
    mantissa <<= 4;
    if (precision < 0 && mantissa != 0) {
        out += '.';
        for (; mantissa != 0; mantissa <<= 4)
            out += hex[mantissa >> 60 & 15];
    } else if (precision > 0) {
        out += '.';
        for (int i = 0; i < precision; ++i, mantissa <<= 4)
            out += hex[mantissa >> 60 & 15];
    }
    appendExponent(out, format == 'X' ? 'P' : 'p', exponent, true);
}

/// Underscores must stand between digits, or between a base prefix and a digit.
bool underscoresOk(std::string_view text)
{
    char before = '^'; // '0' a digit, '_' an underscore, '!' anything else, '^' the start
    std::size_t i = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        ++i;
    bool hex = false;
    if (text.size() - i >= 2 && text[i] == '0') {
        const char lower = static_cast<char>(text[i + 1] | 0x20);
        if (lower == 'b' || lower == 'o' || lower == 'x') {
            hex = lower == 'x';
            i += 2;
            before = '0';
        }
    }
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (isDecimalDigit(c) || (hex && digitValue(c) < 16)) {
            before = '0';
        } else if (c == '_') {
            if (before != '0')
                return false;
            before = '_';
        } else {
            if (before == '_')
                return false;
            before = '!';
        }
    }
    return before != '_';
}

bool equalsFolded(std::string_view text, std::string_view lower)
{
    return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b;
    });
}

/// value × 2^exponent with one rounding to the nearest even; `sticky` says that bits were lost below.
ParseStatus assembleHex(std::uint64_t mantissa, long exponent, bool sticky, int bits, double& value)
{
    const int mantissaBits = bits == 32 ? 23 : 52;
    const int bias = bits == 32 ? -127 : -1023;
    const long maxExponent = (bits == 32 ? 255 : 2047) + bias - 1;
    const long minExponent = bias + 1;
    exponent += mantissaBits;
    while (mantissa != 0 && mantissa >> (mantissaBits + 2) == 0) {
        mantissa <<= 1;
        --exponent;
    }
    if (sticky)
        mantissa |= 1;
    while (mantissa >> (1 + mantissaBits + 2) != 0) {
        mantissa = mantissa >> 1 | (mantissa & 1);
        ++exponent;
    }
    while (mantissa > 1 && exponent < minExponent - 2) {
        mantissa = mantissa >> 1 | (mantissa & 1);
        ++exponent;
    }
    std::uint64_t round = mantissa & 3;
    mantissa >>= 2;
    round |= mantissa & 1;
    exponent += 2;
    if (round == 3) {
        ++mantissa;
        if (mantissa == 1ULL << (1 + mantissaBits)) {
            mantissa >>= 1;
            ++exponent;
        }
    }
    if (mantissa >> mantissaBits == 0)
        exponent = bias;
    if (exponent > maxExponent) {
        value = std::numeric_limits<double>::infinity();
        return ParseStatus::Range;
    }
    const auto field = static_cast<std::uint64_t>(exponent - bias);
    mantissa &= (1ULL << mantissaBits) - 1;
    value = bits == 32 ? static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(field << 23 | mantissa)))
                       : std::bit_cast<double>(field << 52 | mantissa);
    return ParseStatus::Ok;
}

ParseStatus parseHexFloat(std::string_view text, int bits, double& value)
{
    std::uint64_t mantissa = 0;
    long exponent = 0;
    bool sticky = false;
    bool point = false;
    bool any = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (point)
                return ParseStatus::Syntax;
            point = true;
            continue;
        }
        const int d = digitValue(c);
        if (d >= 16)
            break;
        any = true;
        if (mantissa >> 59 == 0) {
            mantissa = mantissa << 4 | static_cast<std::uint64_t>(d);
            if (point)
                exponent -= 4;
        } else {
            sticky = sticky || d != 0;
            if (!point)
                exponent += 4;
        }
    }
    if (!any || i >= text.size() || (text[i] | 0x20) != 'p')
        return ParseStatus::Syntax;
    ++i;
    bool negative = false;
    if (i < text.size() && (text[i] == '+' || text[i] == '-'))
        negative = text[i++] == '-';
    if (i >= text.size())
        return ParseStatus::Syntax;
    long power = 0;
    for (; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9')
            return ParseStatus::Syntax;
        if (power < 10000)
            power = power * 10 + (text[i] - '0');
    }
    return assembleHex(mantissa, exponent + (negative ? -power : power), sticky, bits, value);
}

/// [digits][.digits][e[+-]digits] with at least one digit
bool isDecimalFloat(std::string_view text, long& magnitude)
{
    std::size_t i = 0;
    bool any = false;
    bool point = false;
    bool nonzero = false;
    long scale = 0; // position of the first significant digit
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (point)
                return false;
            point = true;
        } else if (isDecimalDigit(c)) {
            any = true;
            nonzero = nonzero || c != '0';
            if (nonzero && !point)
                ++scale;
            if (!nonzero && point)
                --scale;
        } else {
            break;
        }
    }
    if (!any)
        return false;
    long power = 0;
    if (i < text.size()) {
        if ((text[i] | 0x20) != 'e')
            return false;
        ++i;
        bool negative = false;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            negative = text[i++] == '-';
        if (i >= text.size())
            return false;
        for (; i < text.size(); ++i) {
            if (text[i] < '0' || text[i] > '9')
                return false;
            if (power < 100000)
                power = power * 10 + (text[i] - '0');
        }
        if (negative)
            power = -power;
    }
    magnitude = nonzero ? scale + power : 0;
    return true;
}

template <class Float> ParseStatus readDecimal(const std::string& text, long magnitude, double& value)
{
    Float result = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), result);
    if (parsed.ec == std::errc::result_out_of_range) {
        // from_chars does not say on which side; the place of the first digit does.
        value = magnitude > 0 ? std::numeric_limits<double>::infinity() : 0.0;
        return magnitude > 0 ? ParseStatus::Range : ParseStatus::Ok;
    }
    value = static_cast<double>(result);
    return std::isinf(value) ? ParseStatus::Range : ParseStatus::Ok;
}

} // namespace

void appendFloat(std::string& out, double value, char format, int precision, int bits)
{
    if (bits == 32)
        value = static_cast<double>(static_cast<float>(value));
    if (std::isnan(value)) {
        out += "NaN";
        return;
    }
    if (std::isinf(value)) {
        out += value < 0 ? "-Inf" : "+Inf";
        return;
    }
    if (std::signbit(value)) {
        out += '-';
        value = -value;
    }
    switch (format) {
    case 'b': {
        std::uint64_t mantissa = 0;
        int exponent = 0;
        int mantissaBits = 0;
        split(value, bits, mantissa, exponent, mantissaBits);
        out += std::to_string(mantissa);
        appendExponent(out, 'p', exponent, false);
        return;
    }
    case 'x':
    case 'X':
        appendHexFloat(out, value, bits, format, precision);
        return;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        break;
    default:
        out += '%';
        out += format;
        return;
    }
    if (precision < 0) {
        const Decimal d = shortestDigits(value, bits);
        const int count = static_cast<int>(d.digits.size());
        if (format == 'e' || format == 'E')
            appendE(out, d, std::max(count - 1, 0), format);
        else if (format == 'f' || format == 'F')
            appendF(out, d, std::max(count - d.point, 0));
        else if (const int exponent = d.point - 1; exponent < -4 || exponent >= 6)
            appendE(out, d, std::max(count - 1, 0), format == 'g' ? 'e' : 'E');
        else
            appendF(out, d, std::max(count - d.point, 0));
        return;
    }
    if (format == 'e' || format == 'E') {
        appendE(out, roundedDigits(value, precision + 1), precision, format);
        return;
    }
    if (format == 'f' || format == 'F') {
        std::string buffer(static_cast<std::size_t>(precision) + 350, '\0');
        const auto result =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, precision);
        out.append(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data()));
        return;
    }
    if (precision == 0)
        precision = 1;
    const Decimal d = roundedDigits(value, precision);
    const int count = static_cast<int>(d.digits.size());
    int limit = precision;
    if (limit > count && count >= d.point)
        limit = count;
    const int exponent = d.point - 1;
    if (exponent < -4 || exponent >= limit)
        appendE(out, d, std::max(std::min(precision, count) - 1, 0), format == 'g' ? 'e' : 'E');
    else
        appendF(out, d, std::max(count - d.point, 0));
}

ParseStatus parseFloat(std::string_view text, int bits, double& value)
{
    value = 0;
    std::string_view rest = text;
    bool negative = false;
    bool sign = false;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
        negative = rest[0] == '-';
        sign = true;
        rest.remove_prefix(1);
    }
    const auto signedValue = [&](double magnitude) { value = negative ? -magnitude : magnitude; };
    if (equalsFolded(rest, "inf") || equalsFolded(rest, "infinity")) {
        signedValue(std::numeric_limits<double>::infinity());
        return ParseStatus::Ok;
    }
    if (!sign && equalsFolded(rest, "nan")) {
        value = std::numeric_limits<double>::quiet_NaN();
        return ParseStatus::Ok;
    }
    const bool hex = rest.size() >= 2 && rest[0] == '0' && (rest[1] | 0x20) == 'x';
    std::string plain;
    if (rest.find('_') != std::string_view::npos) {
        if (!underscoresOk(text))
            return ParseStatus::Syntax;
        for (const char c : rest) {
            if (c != '_')
                plain += c;
        }
        rest = plain;
    }
    double magnitude = 0;
    ParseStatus status = ParseStatus::Syntax;
    if (hex) {
        status = parseHexFloat(rest.substr(2), bits, magnitude);
    } else {
        long place = 0;
        if (!isDecimalFloat(rest, place))
            return ParseStatus::Syntax;
        const std::string owned(rest);
        status =
            bits == 32 ? readDecimal<float>(owned, place, magnitude) : readDecimal<double>(owned, place, magnitude);
    }
    if (status != ParseStatus::Syntax)
        signedValue(magnitude);
    return status;
}

ParseStatus parseUint(std::string_view text, int base, int bits, std::uint64_t& value)
{
    value = 0;
    if (text.empty())
        return ParseStatus::Syntax;
    const std::string_view all = text;
    const bool anyBase = base == 0;
    if (anyBase) {
        base = 10;
        if (text[0] == '0') {
            const char letter = text.size() >= 3 ? static_cast<char>(text[1] | 0x20) : '\0';
            if (letter == 'b' || letter == 'o' || letter == 'x') {
                base = letter == 'b' ? 2 : letter == 'o' ? 8 : 16;
                text.remove_prefix(2);
            } else {
                base = 8;
                text.remove_prefix(1);
            }
        }
    }
    if (bits == 0)
        bits = 64;
    const std::uint64_t largest = bits == 64 ? ~std::uint64_t{0} : (1ULL << bits) - 1;
    const auto radix = static_cast<std::uint64_t>(base);
    bool underscores = false;
    bool tooLarge = false;
    for (const char c : text) {
        if (c == '_' && anyBase) {
            underscores = true;
            continue;
        }
        const auto d = static_cast<std::uint64_t>(digitValue(c));
        if (d >= radix) {
            value = 0;
            return ParseStatus::Syntax;
        }
        if (tooLarge)
            continue;
        if (value > (largest - d) / radix) {
            tooLarge = true;
            continue;
        }
        value = value * radix + d;
    }
    if (underscores && !underscoresOk(all)) {
        value = 0;
        return ParseStatus::Syntax;
    }
    if (tooLarge) {
        value = largest;
        return ParseStatus::Range;
    }
    return ParseStatus::Ok;
}

ParseStatus parseInt(std::string_view text, int base, int bits, std::int64_t& value)
{
    value = 0;
    if (text.empty())
        return ParseStatus::Syntax;
    bool negative = false;
    if (text[0] == '+' || text[0] == '-') {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    std::uint64_t magnitude = 0;
    const ParseStatus status = parseUint(text, base, bits, magnitude);
    if (status == ParseStatus::Syntax)
        return status;
    if (bits == 0)
        bits = 64;
    const std::uint64_t cutoff = 1ULL << (bits - 1);
    if (!negative && magnitude >= cutoff) {
        value = static_cast<std::int64_t>(cutoff - 1);
        return ParseStatus::Range;
    }
    if (negative && magnitude > cutoff) {
        value = static_cast<std::int64_t>(~cutoff + 1);
        return ParseStatus::Range;
    }
    value = static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude);
    return status == ParseStatus::Range ? ParseStatus::Range : ParseStatus::Ok;
}

} // namespace ws::sim
