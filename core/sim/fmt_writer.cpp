#include "sim/fmt_writer.h"

#include "base/quote.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "sim/go_float.h"

#include <algorithm>

namespace ws::sim {
namespace {

/// Sets a flag for the length of a scope.
class Override {
public:
    Override(bool& flag, bool value)
        : m_flag(flag)
        , m_old(flag)
    {
        flag = value;
    }
    ~Override() { m_flag = m_old; }
    Override(const Override&) = delete;
    Override& operator=(const Override&) = delete;

private:
    bool& m_flag;
    bool m_old;
};

std::uint32_t asRune(std::uint64_t value)
{
    return value > kMaxRune ? kRuneError : static_cast<std::uint32_t>(value);
}

/// What %#g and friends do: a decimal point always, and trailing zeros up to the precision.
void forcePoint(std::string& number, char verb, int precision)
{
    int wanted = 0;
    if (verb == 'g' || verb == 'G' || verb == 'x')
        wanted = precision == -1 ? 6 : precision;
    std::string tail;
    bool point = false;
    bool significant = false;
    const bool hex = verb == 'x' || verb == 'X';
    for (std::size_t i = 1; i < number.size(); ++i) { // behind the sign
        const char c = number[i];
        if (c == '.') {
            point = true;
        } else if (c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) {
            tail = number.substr(i);
            number.resize(i);
        } else {
            significant = significant || c != '0';
            if (significant)
                --wanted;
        }
    }
    if (!point) {
        if (number.size() == 2 && number[1] == '0')
            --wanted;
        number += '.';
    }
    if (wanted > 0)
        number.append(static_cast<std::size_t>(wanted), '0');
    number += tail;
}

} // namespace

void FmtWriter::padding(int count)
{
    if (count > 0)
        out.append(static_cast<std::size_t>(count), flags.zero && !flags.minus ? '0' : ' ');
}

void FmtWriter::pad(std::string_view text)
{
    if (!flags.widthPresent || flags.width == 0) {
        out += text;
        return;
    }
    const int missing = flags.width - static_cast<int>(countRunes(text));
    if (!flags.minus)
        padding(missing);
    out += text;
    if (flags.minus)
        padding(missing);
}

void FmtWriter::boolean(bool value)
{
    pad(value ? "true" : "false");
}

void FmtWriter::integer(std::uint64_t value, int base, bool isSigned, std::uint32_t verb, Digits digits)
{
    const bool negative = isSigned && static_cast<std::int64_t>(value) < 0;
    if (negative)
        value = ~value + 1;
    // Leading zeros: asked for by a precision, or by the flag 0 with a width.
    int precision = 0;
    if (flags.precisionPresent) {
        precision = flags.precision;
        if (precision == 0 && value == 0) {
            const Override noZeros(flags.zero, false);
            padding(flags.widthPresent ? flags.width : 0);
            return;
        }
    } else if (flags.zero && !flags.minus && flags.widthPresent) {
        precision = flags.width;
        if (negative || flags.plus || flags.space)
            --precision;
    }
    const char* const alphabet = digits == Digits::Upper ? "0123456789ABCDEF" : "0123456789abcdef";
    const auto radix = static_cast<std::uint64_t>(base);
    std::string reversed;
    do {
        reversed += alphabet[value % radix];
        value /= radix;
    } while (value != 0);
    if (precision > static_cast<int>(reversed.size()))
        reversed.append(static_cast<std::size_t>(precision) - reversed.size(), '0');
    if (flags.sharp) {
        if (base == 2)
            reversed += "b0";
        else if (base == 8 && reversed.back() != '0')
            reversed += '0';
        else if (base == 16)
            reversed += digits == Digits::Upper ? "X0" : "x0";
    }
    if (verb == 'O')
        reversed += "o0";
    if (negative)
        reversed += '-';
    else if (flags.plus)
        reversed += '+';
    else if (flags.space)
        reversed += ' ';
    std::reverse(reversed.begin(), reversed.end());
    const Override noZeros(flags.zero, false);
    pad(reversed);
}

void FmtWriter::hex64(std::uint64_t value, bool leading0x)
{
    const Override sharp(flags.sharp, leading0x);
    integer(value, 16, false, 'v', Digits::Lower);
}

void FmtWriter::floating(double value, int bits, char verb, int precision)
{
    if (flags.precisionPresent)
        precision = flags.precision;
    std::string number;
    appendFloat(number, value, verb, precision, bits);
    if (number[0] != '-' && number[0] != '+')
        number.insert(number.begin(), '+');
    if (flags.space && number[0] == '+' && !flags.plus)
        number[0] = ' ';
    if (number[1] == 'I' || number[1] == 'N') {
        const Override noZeros(flags.zero, false);
        std::string_view shown = number;
        if (number[1] == 'N' && !flags.space && !flags.plus)
            shown.remove_prefix(1);
        pad(shown);
        return;
    }
    if (flags.sharp && verb != 'b')
        forcePoint(number, verb, precision);
    const std::string_view shown = number;
    if (!flags.plus && number[0] == '+') {
        pad(shown.substr(1));
        return;
    }
    if (flags.zero && !flags.minus && flags.widthPresent && flags.width > static_cast<int>(number.size())) {
        out += number[0];
        padding(flags.width - static_cast<int>(number.size()));
        out += shown.substr(1);
        return;
    }
    pad(shown);
}

void FmtWriter::complex(double real, double imaginary, int bits, char verb, int precision)
{
    out += '(';
    floating(real, bits / 2, verb, precision);
    const Override sign(flags.plus, true);
    floating(imaginary, bits / 2, verb, precision);
    out += "i)";
}

std::string_view FmtWriter::truncated(std::string_view text) const
{
    if (!flags.precisionPresent)
        return text;
    std::size_t i = 0;
    for (int n = flags.precision; i < text.size(); --n) {
        if (n <= 0)
            return text.substr(0, i);
        i += decodeRune(text.substr(i)).width;
    }
    return text;
}

void FmtWriter::text(std::string_view value)
{
    pad(truncated(value));
}

void FmtWriter::quoted(std::string_view value)
{
    value = truncated(value);
    std::string shown;
    if (flags.sharp && canBackquote(value)) {
        shown += '`';
        shown += value;
        shown += '`';
    } else {
        appendQuoted(shown, value, '"', flags.plus ? QuoteMode::Ascii : QuoteMode::Normal);
    }
    pad(shown);
}

void FmtWriter::bytesHex(std::string_view value, Digits digits)
{
    if (flags.precisionPresent && flags.precision < static_cast<int>(value.size()))
        value = value.substr(0, static_cast<std::size_t>(flags.precision));
    if (value.empty()) {
        if (flags.widthPresent)
            padding(flags.width);
        return;
    }
    const char* const alphabet = digits == Digits::Upper ? "0123456789ABCDEF" : "0123456789abcdef";
    const char* const prefix = digits == Digits::Upper ? "0X" : "0x";
    std::string shown;
    if (flags.sharp)
        shown += prefix;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (flags.space && i > 0) {
            shown += ' ';
            if (flags.sharp)
                shown += prefix;
        }
        const auto byte = static_cast<std::uint8_t>(value[i]);
        shown += alphabet[byte >> 4];
        shown += alphabet[byte & 15];
    }
    const int missing = flags.widthPresent ? flags.width - static_cast<int>(shown.size()) : 0;
    if (!flags.minus)
        padding(missing);
    out += shown;
    if (flags.minus)
        padding(missing);
}

void FmtWriter::character(std::uint64_t value)
{
    std::string shown;
    appendRune(shown, asRune(value));
    pad(shown);
}

void FmtWriter::quotedCharacter(std::uint64_t value)
{
    std::string shown;
    appendQuotedRune(shown, asRune(value), flags.plus ? QuoteMode::Ascii : QuoteMode::Normal);
    pad(shown);
}

void FmtWriter::unicode(std::uint64_t value)
{
    std::string hex;
    for (std::uint64_t rest = value; rest != 0 || hex.empty(); rest >>= 4)
        hex += "0123456789ABCDEF"[rest & 15];
    const std::size_t wanted =
        flags.precisionPresent && flags.precision > 4 ? static_cast<std::size_t>(flags.precision) : 4;
    if (hex.size() < wanted)
        hex.append(wanted - hex.size(), '0');
    std::reverse(hex.begin(), hex.end());
    std::string shown = "U+" + hex;
    if (flags.sharp && value <= kMaxRune && unicode::isPrint(static_cast<std::uint32_t>(value))) {
        shown += " '";
        appendRune(shown, static_cast<std::uint32_t>(value));
        shown += '\'';
    }
    const Override noZeros(flags.zero, false);
    pad(shown);
}

} // namespace ws::sim
