#include "base/quote.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "sim/duration_text.h"
#include "sim/fmt_writer.h"
#include "sim/go_float.h"
#include "sim/time_text.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace ws::sim {
namespace {

std::string floatText(double value, char format, int precision, int bits = 64)
{
    std::string out;
    appendFloat(out, value, format, precision, bits);
    return out;
}

std::string formatted(const FmtFlags& flags, void (*write)(FmtWriter&))
{
    FmtWriter writer;
    writer.flags = flags;
    write(writer);
    return writer.out;
}

TEST(GoFloat, ShortestSwitchesToAnExponentAtAMillion)
{
    EXPECT_EQ(floatText(100000, 'g', -1), "100000");
    EXPECT_EQ(floatText(1e6, 'g', -1), "1e+06");
    EXPECT_EQ(floatText(0.0001, 'g', -1), "0.0001");
    EXPECT_EQ(floatText(0.00001, 'g', -1), "1e-05");
    EXPECT_EQ(floatText(123456789, 'g', -1), "1.23456789e+08");
}

TEST(GoFloat, ShortestFixedPadsWithZerosInsteadOfExactDigits)
{
    EXPECT_EQ(floatText(1e23, 'f', -1), "100000000000000000000000");
    EXPECT_EQ(floatText(5e-324, 'f', -1).substr(0, 4), "0.00");
}

TEST(GoFloat, PrecisionRoundsHalfToEvenOfTheExactValue)
{
    EXPECT_EQ(floatText(2.5, 'f', 0), "2");
    EXPECT_EQ(floatText(0.05, 'f', 1), "0.1");
    EXPECT_EQ(floatText(1234.5678, 'e', 3), "1.235e+03");
    EXPECT_EQ(floatText(100, 'g', 3), "100");
    EXPECT_EQ(floatText(1000, 'g', 3), "1e+03");
}

TEST(GoFloat, HexAndBinaryFormsFollowStrconv)
{
    EXPECT_EQ(floatText(1, 'x', -1), "0x1p+00");
    EXPECT_EQ(floatText(3.5, 'x', -1), "0x1.cp+01");
    EXPECT_EQ(floatText(1, 'X', 3), "0X1.000P+00");
    EXPECT_EQ(floatText(1, 'b', -1), "4503599627370496p-52");
}

TEST(GoFloat, SpecialValuesHaveGoNames)
{
    EXPECT_EQ(floatText(std::numeric_limits<double>::infinity(), 'g', -1), "+Inf");
    EXPECT_EQ(floatText(std::nan(""), 'f', 2), "NaN");
    EXPECT_EQ(floatText(-0.0, 'g', -1), "-0");
}

TEST(GoFloat, ParseTellsSyntaxFromRange)
{
    double value = 0;
    EXPECT_EQ(parseFloat("1e400", 64, value), ParseStatus::Range);
    EXPECT_TRUE(std::isinf(value));
    EXPECT_EQ(parseFloat("1e-400", 64, value), ParseStatus::Ok);
    EXPECT_EQ(value, 0);
    EXPECT_EQ(parseFloat("0x1p-2", 64, value), ParseStatus::Ok);
    EXPECT_EQ(value, 0.25);
    for (const char* bad : {"", ".", "1e", "0x1", "1__0", "+nan", "1x"})
        EXPECT_EQ(parseFloat(bad, 64, value), ParseStatus::Syntax) << bad;
}

TEST(GoInteger, ParseClampsOnRange)
{
    std::int64_t value = 0;
    EXPECT_EQ(parseInt("-9223372036854775808", 10, 64, value), ParseStatus::Ok);
    EXPECT_EQ(value, std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(parseInt("9223372036854775808", 10, 64, value), ParseStatus::Range);
    EXPECT_EQ(value, std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(parseInt("200", 10, 8, value), ParseStatus::Range);
    EXPECT_EQ(value, 127);
    EXPECT_EQ(parseInt("0x_ff", 0, 64, value), ParseStatus::Ok);
    EXPECT_EQ(value, 255);
    EXPECT_EQ(parseInt("1__0", 0, 64, value), ParseStatus::Syntax);
}

TEST(GoText, DecodingRejectsWhatGoRejects)
{
    EXPECT_EQ(decodeRune("\xed\xa0\x80").width, 1U); // a surrogate
    EXPECT_EQ(decodeRune("\xc0\x80").width, 1U); // overlong
    EXPECT_EQ(decodeRune("\xf4\x90\x80\x80").width, 1U); // beyond U+10FFFF
    EXPECT_EQ(decodeRune("\xe6\x97\xa5").value, 0x65e5U);
    EXPECT_EQ(decodeLastRune("a\xe6\x97\xa5").value, 0x65e5U);
    EXPECT_EQ(decodeLastRune("\xa5").width, 1U);
}

TEST(GoText, QuotingRoundTrips)
{
    const std::string text("a\"b\\\n\x00\x7f\xff日\u200b😀", 18);
    std::string quoted;
    appendQuoted(quoted, text, '"', QuoteMode::Normal);
    EXPECT_EQ(unquote(quoted), text);
    std::string ascii;
    appendQuoted(ascii, text, '"', QuoteMode::Ascii);
    EXPECT_EQ(unquote(ascii), text);
    EXPECT_FALSE(unquote("\"a").has_value());
    EXPECT_FALSE(unquote("'ab'").has_value());
}

TEST(Runes, CasesAndSetsAreUnicodes)
{
    EXPECT_EQ(unicode::toCase(unicode::Case::Upper, 0xe9), 0xc9U);
    EXPECT_EQ(unicode::toCase(unicode::Case::Lower, 0x130), static_cast<std::uint32_t>('i'));
    EXPECT_EQ(unicode::toCase(unicode::Case::Upper, '1'), static_cast<std::uint32_t>('1'));
    EXPECT_TRUE(unicode::isLetter(0x65e5));
    EXPECT_TRUE(unicode::inTable(
        unicode::table(static_cast<std::uint32_t>(unicode::findTable(unicode::TableKind::Script, "Han"))), 0x65e5));
    EXPECT_FALSE(unicode::isPrint(0x200b));
}

TEST(FmtWriter, ZeroPaddingGoesBehindTheSign)
{
    FmtFlags flags;
    flags.zero = true;
    flags.widthPresent = true;
    flags.width = 6;
    EXPECT_EQ(formatted(flags,
                  [](FmtWriter& w) { w.integer(static_cast<std::uint64_t>(-42), 10, true, 'd', Digits::Lower); }),
        "-00042");
    EXPECT_EQ(formatted(flags, [](FmtWriter& w) { w.floating(-1.5, 64, 'g', -1); }), "-001.5");
    EXPECT_EQ(formatted(flags, [](FmtWriter& w) { w.floating(std::numeric_limits<double>::infinity(), 64, 'g', -1); }),
        "  +Inf");
}

TEST(TimeText, DurationsPrintAndParse)
{
    EXPECT_EQ(durationText(0), "0s");
    EXPECT_EQ(durationText(1'500), "1.5µs");
    EXPECT_EQ(durationText(90'061'000'000'005), "25h1m1.000000005s");
    EXPECT_EQ(durationText(std::numeric_limits<std::int64_t>::min()), "-2562047h47m16.854775808s");
    EXPECT_EQ(parseDuration("1h15m30.918s").nanoseconds, 4'530'918'000'000);
    EXPECT_EQ(parseDuration("3").problem, DurationProblem::MissingUnit);
    EXPECT_EQ(parseDuration("1x").unit, "x");
    EXPECT_EQ(parseDuration("-").problem, DurationProblem::Invalid);
}

TEST(TimeText, AValueThatDoesNotFitNamesTheElement)
{
    const ParsedTime month = parseTime("2006-01-02", "2024-13-01");
    EXPECT_FALSE(month.ok);
    EXPECT_EQ(month.layoutElement, "01");
    EXPECT_EQ(month.message, ": month out of range");
    EXPECT_EQ(parseTime("2006-01-02", "2023-02-29").message, ": day out of range");
    EXPECT_TRUE(parseTime("15:04:05", "01:02:03.5").ok); // a fraction that the layout does not mention
}

} // namespace
} // namespace ws::sim
