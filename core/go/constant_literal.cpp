#include "base/ascii.h"
#include "base/quote.h"
#include "go/constant_ops.h"
#include "go/constant_round.h"

#include <cstdlib>

namespace ws::go {

namespace {

/// An integer literal (also the digits of an imaginary one).
std::optional<mpz_class> parseInt(std::string_view text)
{
    int base = 10;
    if (text.size() > 1 && text[0] == '0') {
        const char second = static_cast<char>(text[1] | 0x20);
        base = second == 'x' ? 16 : second == 'b' ? 2 : 8;
        text.remove_prefix(second == 'x' || second == 'b' || second == 'o' ? 2 : 1);
    }
    std::string digits;
    for (const char c : text) {
        if (c == '_')
            continue;
        if (digitValue(c) >= base)
            return std::nullopt;
        digits += c;
    }
    if (digits.empty())
        return std::nullopt;
    mpz_class value;
    if (value.set_str(digits, base) != 0)
        return std::nullopt;
    return value;
}

std::optional<mpq_class> parseFloat(std::string_view text)
{
    int base = 10;
    if (text.size() > 1 && text[0] == '0' && (text[1] | 0x20) == 'x') {
        base = 16;
        text.remove_prefix(2);
    }
    std::string digits;
    long scale = 0; // digits after the point
    bool point = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '_')
            continue;
        if (c == '.') {
            point = true;
            continue;
        }
        if (digitValue(c) >= base)
            break;
        digits += c;
        scale += point ? 1 : 0;
    }
    if (digits.empty())
        return std::nullopt;
    long exponent = 0;
    if (i < text.size()) { // e or p
        ++i;
        bool negative = false;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            negative = text[i++] == '-';
        for (; i < text.size(); ++i) {
            if (text[i] == '_')
                continue;
            if (!isDecimalDigit(text[i]))
                return std::nullopt;
            if (exponent < 100000000)
                exponent = exponent * 10 + (text[i] - '0');
        }
        if (negative)
            exponent = -exponent;
    }
    mpz_class mantissa;
    if (mantissa.set_str(digits, base) != 0)
        return std::nullopt;
    if (sgn(mantissa) == 0)
        return mpq_class(0);
    mpq_class value(mantissa);
    if (base == 16) {
        exponent -= scale * 4;
        if (exponent > kMaxExponent)
            return std::nullopt;
        if (exponent < -kMaxExponent)
            return mpq_class(0);
        value = scaled(mantissa, exponent);
    } else {
        exponent -= scale;
        const long magnitude = exponent + static_cast<long>(digits.size());
        if (magnitude > kMaxExponent / 4)
            return std::nullopt;
        if (magnitude < -kMaxExponent / 4)
            return mpq_class(0);
        mpz_class power;
        mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(std::labs(exponent)));
        if (exponent >= 0)
            value *= power;
        else
            value /= power;
    }
    if (!limit(value))
        return std::nullopt;
    return value;
}

} // namespace

std::optional<std::string> unquoteString(std::string_view literal)
{
    return literal.starts_with('\'') ? std::nullopt : unquote(literal);
}

ConstantPtr literalValue(Token token, std::string_view text)
{
    switch (token) {
    case Token::Int: {
        auto value = parseInt(text);
        return value ? makeInt(std::move(*value)) : nullptr;
    }
    case Token::Float: {
        auto value = parseFloat(text);
        return value ? makeFloat(std::move(*value)) : nullptr;
    }
    case Token::Imag: {
        if (text.empty())
            return nullptr;
        text.remove_suffix(1); // i
        // For compatibility 0123i is decimal.
        const bool prefixed = text.size() > 1 && text[0] == '0' && !isDecimalDigit(text[1]) && text[1] != '_';
        auto value = parseFloat(text);
        if (prefixed && text[1] != '.' && (text[1] | 0x20) != 'e' && text.find('.') == std::string_view::npos
            && text.find_first_of("pP") == std::string_view::npos) {
            const auto integer = parseInt(text);
            if (!integer)
                return nullptr;
            value = mpq_class(*integer);
        }
        return value ? makeComplex(0, std::move(*value)) : nullptr;
    }
    case Token::Char: {
        if (text.size() < 3)
            return nullptr;
        const auto character = unquoteChar(text.substr(1, text.size() - 2), '\'');
        return character ? makeInt(std::int64_t{character->value}) : nullptr;
    }
    case Token::String: {
        auto value = unquoteString(text);
        return value ? makeString(std::move(*value)) : nullptr;
    }
    default:
        return nullptr;
    }
}

} // namespace ws::go
