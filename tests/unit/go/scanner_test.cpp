#include "go/scanner.h"

#include <gtest/gtest.h>

namespace ws::go {

namespace {

/// Tokens as text, separated by blanks: names and literals as they are, semicolons with their reason.
std::string tokens(std::string_view source)
{
    Scanner scanner(source, 1, {});
    std::string out;
    for (scanner.next(); scanner.token != Token::Eof; scanner.next()) {
        if (!out.empty())
            out += ' ';
        if (scanner.token == Token::Semicolon)
            out += ";" + std::string(scanner.text);
        else if (scanner.token == Token::Ident || isLiteral(scanner.token))
            out += scanner.text;
        else
            out += tokenText(scanner.token);
    }
    return out;
}

std::string errors(std::string_view source)
{
    std::string out;
    Scanner scanner(
        source, 1, [&](Pos pos, const std::string& message) { out += std::to_string(pos - 1) + " " + message + "\n"; });
    do
        scanner.next();
    while (scanner.token != Token::Eof);
    return out;
}

Token only(std::string_view source)
{
    Scanner scanner(source, 1, {});
    scanner.next();
    EXPECT_EQ(scanner.text, source);
    EXPECT_FALSE(scanner.bad) << source;
    return scanner.token;
}

TEST(Scanner, splits_operators_greedily)
{
    EXPECT_EQ(
        tokens("+ += ++ - -= -- * *= / /= % %= & &= && &^ &^= | |= || ^ ^= < <= << <<= <- > >= >> >>= = == ! != ~"),
        "+ += ++ - -= -- * *= / /= % %= & &= && &^ &^= | |= || ^ ^= < <= << <<= <- > >= >> >>= = == ! != ~");
    EXPECT_EQ(tokens("a&^=b<-c...d..e"), "a &^= b <- c ... d . . e ;EOF");
}

TEST(Scanner, knows_every_keyword)
{
    for (int i = static_cast<int>(Token::Break); i <= static_cast<int>(Token::Var); ++i) {
        const auto keyword = static_cast<Token>(i);
        Scanner scanner(tokenText(keyword), 1, {});
        scanner.next();
        EXPECT_EQ(scanner.token, keyword);
    }
    EXPECT_EQ(only("breaks"), Token::Ident);
    EXPECT_EQ(only("Func"), Token::Ident);
    EXPECT_EQ(only("gp"), Token::Ident);
    EXPECT_EQ(only("_"), Token::Ident);
    EXPECT_EQ(only("größe٣"), Token::Ident);
    EXPECT_EQ(only("变量"), Token::Ident);
}

TEST(Scanner, ends_a_statement_at_the_end_of_the_line)
{
    for (const char* text : {"x", "1", "1.5", "2i", "'c'", "\"s\"", "`r`", "break", "continue", "fallthrough", "return",
             "++", "--", ")", "]", "}"}) {
        EXPECT_EQ(tokens(std::string(text) + "\n"), std::string(text) + " ;newline");
        EXPECT_EQ(tokens(std::string(text) + " // c\n"), std::string(text) + " ;newline");
        EXPECT_EQ(tokens(std::string(text) + " /* \n */ y"), std::string(text) + " ;newline y ;EOF");
        EXPECT_EQ(tokens(std::string(text) + " /* c */ \n"), std::string(text) + " ;newline");
        EXPECT_EQ(tokens(text), std::string(text) + " ;EOF");
    }
    EXPECT_EQ(tokens("if (\n[\n{\n,\n+\n=\n:=\nfunc\n"), "if ( [ { , + = := func");
    EXPECT_EQ(tokens("x;\n;"), "x ;semicolon ;semicolon");
}

TEST(Scanner, reads_all_forms_of_numbers)
{
    for (const char* text :
        {"0", "42", "4_2", "0600", "0_600", "0o600", "0O600", "0xBad_Face", "0x_67", "0b101", "0B1_0"})
        EXPECT_EQ(only(text), Token::Int) << text;
    for (const char* text : {"0.", "72.40", "072.40", "1.e+0", "6.67428e-11", "1E6", ".25", ".12345E+5", "1_5.",
             "0.15e+0_2", "0x1p-2", "0x2.p10", "0x1.Fp+0", "0X.8p-0", "0X_1FFFP-16", "09.5", "08e1"})
        EXPECT_EQ(only(text), Token::Float) << text;
    for (const char* text : {"0i", "0123i", "0o123i", "0xabci", "0.i", "2.71828i", "1.e+0i", ".25i", "0x1p-2i", "09i"})
        EXPECT_EQ(only(text), Token::Imag) << text;
    EXPECT_EQ(tokens("1...2"), "1. . .2 ;EOF");
}

TEST(Scanner, reads_runes_and_strings)
{
    for (const char* text :
        {"'a'", "'ä'", "'本'", "'\\t'", "'\\000'", "'\\x0f'", "'\\u12e4'", "'\\U00101234'", "'\\''", "'\"'"})
        EXPECT_EQ(only(text), Token::Char) << text;
    for (const char* text : {"\"\"", "\"a\\nb\\\"\"", "\"\\u65e5\\xff\\377\"", "`raw \\ \n \r\n string`", "\"'\""})
        EXPECT_EQ(only(text), Token::String) << text;
}

TEST(Scanner, tells_what_is_wrong_and_where)
{
    EXPECT_EQ(errors("0x"), "2 hexadecimal literal has no digits\n");
    EXPECT_EQ(errors("0b102"), "4 invalid digit '2' in binary literal\n");
    EXPECT_EQ(errors("089"), "1 invalid digit '8' in octal literal\n");
    EXPECT_EQ(errors("1__0"), "2 '_' must separate successive digits\n");
    EXPECT_EQ(errors("0_"), "1 '_' must separate successive digits\n");
    EXPECT_EQ(errors("'ab'"), "0 more than one character in rune literal\n");
    EXPECT_EQ(errors("''"), "1 empty rune literal or unescaped '\n");
    EXPECT_EQ(errors("'\\400'"), "5 octal escape value 256 > 255\n");
    EXPECT_EQ(errors("\"\\ud800\""), "7 escape is invalid Unicode code point U+D800\n");
    EXPECT_EQ(errors("\"\\xgg\""), "3 invalid character 'g' in hexadecimal escape\n");
    EXPECT_EQ(errors("\"a"), "0 string not terminated\n");
    EXPECT_EQ(errors("\"\\"), "0 string not terminated\n");
    EXPECT_EQ(errors("'\\"), "0 rune literal not terminated\n");
    EXPECT_EQ(errors("/*"), "0 comment not terminated\n");
    EXPECT_EQ(errors("a # b"), "2 invalid character U+0023 '#'\n");
    EXPECT_EQ(errors("a\vb"), "1 invalid character U+000B\n");
    EXPECT_EQ(errors("a“b"), "1 invalid character U+201C '“' in identifier\n");
    EXPECT_EQ(errors("٣"), "0 identifier cannot begin with digit U+0663 '٣'\n");
}

TEST(Scanner, finds_bytes_that_no_source_may_have)
{
    using namespace std::string_literals;
    EXPECT_EQ(errors("a\0b"s), "1 invalid NUL character\n");
    EXPECT_EQ(errors("// a\0b"s), "4 invalid NUL character\n");
    EXPECT_EQ(errors("\"\xff\""), "1 invalid UTF-8 encoding\n");
    EXPECT_EQ(errors("/* \xc3( */"), "3 invalid UTF-8 encoding\n");
    EXPECT_EQ(errors("\xef\xbb\xbfpackage"), "");
    EXPECT_EQ(errors("x \xef\xbb\xbf"), "2 invalid BOM in the middle of the file\n");
    EXPECT_EQ(tokens("\xef\xbb\xbfpackage x"), "package x ;EOF");
    // far from the start, where whole words are looked at
    for (std::size_t n = 0; n < 40; ++n) {
        const std::string blanks(n, ' ');
        EXPECT_EQ(errors(blanks + "\x80"), std::to_string(n) + " invalid UTF-8 encoding\n");
        EXPECT_EQ(errors(blanks + '\0' + blanks), std::to_string(n) + " invalid NUL character\n");
    }
}

TEST(Scanner, keeps_the_positions_of_tokens)
{
    Scanner scanner("ab := 12 // note\n", 1, {});
    scanner.next();
    EXPECT_EQ(scanner.pos, 1U);
    EXPECT_EQ(scanner.end, 3U);
    scanner.next();
    EXPECT_EQ(scanner.previousEnd, 3U);
    scanner.next();
    EXPECT_EQ(scanner.pos, 7U);
    scanner.next();
    EXPECT_EQ(scanner.token, Token::Semicolon);
    EXPECT_EQ(scanner.previousEnd, 9U);
    EXPECT_EQ(scanner.lineComment.text, " note");
    EXPECT_EQ(scanner.lineComment.pos, 10U);
}

} // namespace

} // namespace ws::go
