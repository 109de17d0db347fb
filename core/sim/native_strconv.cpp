#include "base/quote.h"
#include "base/unicode.h"
#include "sim/go_float.h"
#include "sim/native_support.h"

#include <algorithm>

/// Package strconv's natives. Statuses: 0 good, 1 syntax, 2 range, as ParseStatus.
namespace ws::sim {
namespace {

QuoteMode quoteMode(std::uint64_t word)
{
    return word == 1 ? QuoteMode::Ascii : word == 2 ? QuoteMode::Graphic : QuoteMode::Normal;
}

/// func rt_parseUint(s string, base, bitSize int) (n uint64, status int)
NativeStatus parseUintNative(NativeCall& call)
{
    const std::string_view text = stringParam(call, 2);
    chargeBytes(call, text.size() * 4);
    std::uint64_t value = 0;
    const ParseStatus status =
        parseUint(text, static_cast<int>(call.window[4]), static_cast<int>(call.window[5]), value);
    call.window[0] = value;
    return giveInt(call, static_cast<int>(status), 1);
}

NativeStatus parseIntNative(NativeCall& call)
{
    const std::string_view text = stringParam(call, 2);
    chargeBytes(call, text.size() * 4);
    std::int64_t value = 0;
    const ParseStatus status =
        parseInt(text, static_cast<int>(call.window[4]), static_cast<int>(call.window[5]), value);
    giveInt(call, value);
    return giveInt(call, static_cast<int>(status), 1);
}

/// func rt_parseFloat(s string, bitSize int) (f float64, status int)
NativeStatus parseFloatNative(NativeCall& call)
{
    double value = 0;
    const ParseStatus status =
        parseFloat(stringParam(call, 2), static_cast<int>(call.window[4]) == 32 ? 32 : 64, value);
    call.window[0] = std::bit_cast<std::uint64_t>(value);
    return giveInt(call, static_cast<int>(status), 1);
}

NativeStatus giveDigits(NativeCall& call, std::uint64_t magnitude, bool negative, std::uint64_t base)
{
    std::string digits;
    do {
        digits += "0123456789abcdefghijklmnopqrstuvwxyz"[magnitude % base];
        magnitude /= base;
    } while (magnitude != 0);
    if (negative)
        digits += '-';
    std::reverse(digits.begin(), digits.end());
    return giveString(call, digits);
}

std::uint64_t magnitudeOf(std::uint64_t word)
{
    return static_cast<std::int64_t>(word) < 0 ? ~word + 1 : word;
}

NativeStatus itoa(NativeCall& call)
{
    return giveDigits(call, magnitudeOf(call.window[2]), intParam(call, 2) < 0, 10);
}
NativeStatus formatInt(NativeCall& call)
{
    return giveDigits(call, magnitudeOf(call.window[2]), intParam(call, 2) < 0, call.window[3]);
}
NativeStatus formatUint(NativeCall& call)
{
    return giveDigits(call, call.window[2], false, call.window[3]);
}

/// func rt_formatFloat(f float64, fmt byte, prec, bitSize int) string
NativeStatus formatFloat(NativeCall& call)
{
    std::string text;
    const std::int64_t precision = std::clamp<std::int64_t>(intParam(call, 4), -1, 100'000);
    appendFloat(text, floatParam(call, 2), static_cast<char>(call.window[3]), static_cast<int>(precision),
        static_cast<int>(call.window[5]));
    return giveString(call, text);
}

/// func rt_quote(s string, mode int) string
NativeStatus quote(NativeCall& call)
{
    std::string text;
    appendQuoted(text, stringParam(call, 2), '"', quoteMode(call.window[4]));
    chargeBytes(call, text.size() * 4);
    return giveString(call, text);
}

NativeStatus quoteRune(NativeCall& call)
{
    std::string text;
    appendQuotedRune(text, static_cast<std::uint32_t>(call.window[2]), quoteMode(call.window[3]));
    return giveString(call, text);
}

/// func rt_unquote(s string) (t string, ok bool)
NativeStatus unquoteNative(NativeCall& call)
{
    const auto text = unquote(stringParam(call, 3));
    giveBool(call, text.has_value(), 2);
    return giveString(call, text.value_or(std::string()));
}

/// func rt_unquoteChar(s string, quote byte) (value rune, multibyte bool, length int)
NativeStatus unquoteCharNative(NativeCall& call)
{
    const auto c = unquoteChar(stringParam(call, 3), static_cast<char>(call.window[5])).value_or(UnquotedChar());
    call.window[0] = c.value;
    giveBool(call, c.multibyte, 1);
    call.window[2] = c.length;
    return NativeStatus::Done;
}

NativeStatus quotedPrefixNative(NativeCall& call)
{
    call.window[0] = quotedPrefix(stringParam(call, 1));
    return NativeStatus::Done;
}

NativeStatus canBackquoteNative(NativeCall& call)
{
    return giveBool(call, canBackquote(stringParam(call, 1)));
}
NativeStatus isPrint(NativeCall& call)
{
    return giveBool(call, unicode::isPrint(static_cast<std::uint32_t>(call.window[1])));
}
NativeStatus isGraphic(NativeCall& call)
{
    return giveBool(call, unicode::isGraphic(static_cast<std::uint32_t>(call.window[1])));
}

constexpr std::uint32_t kNumberPs = 15'000;

constexpr NativeEntry kTable[] = {
    {"strconv.rt_parseUint", parseUintNative, 5'000},
    {"strconv.rt_parseInt", parseIntNative, 5'000},
    {"strconv.rt_parseFloat", parseFloatNative, 30'000},
    {"strconv.Itoa", itoa, kNumberPs},
    {"strconv.rt_formatInt", formatInt, kNumberPs},
    {"strconv.rt_formatUint", formatUint, kNumberPs},
    {"strconv.rt_formatFloat", formatFloat, 60'000},
    {"strconv.rt_quote", quote, 20'000},
    {"strconv.rt_quoteRune", quoteRune, 20'000},
    {"strconv.rt_unquote", unquoteNative, 20'000},
    {"strconv.rt_unquoteChar", unquoteCharNative, 5'000},
    {"strconv.rt_quotedPrefix", quotedPrefixNative, 20'000},
    {"strconv.CanBackquote", canBackquoteNative, 10'000},
    {"strconv.IsPrint", isPrint, 5'000},
    {"strconv.IsGraphic", isGraphic, 5'000},
};

} // namespace

NativeTable strconvNatives()
{
    return kTable;
}

} // namespace ws::sim
