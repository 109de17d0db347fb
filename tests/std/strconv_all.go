package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "42", "-17", "+5", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "", "-", "abc", "12a", "0x1f", "1_000", " 1"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
		i, err := strconv.ParseInt(s, 0, 64)
		fmt.Println(i, err)
		u, err := strconv.ParseUint(s, 10, 16)
		fmt.Println(u, err)
	}
	for _, s := range []string{"0b101", "0o17", "017", "0xFF", "0x_ff", "1__0", "_1", "0b12", "08"} {
		i, err := strconv.ParseInt(s, 0, 64)
		fmt.Println(i, err)
	}
	fmt.Println(strconv.ParseInt("zz", 36, 64))
	fmt.Println(strconv.ParseInt("10", 1, 64))
	fmt.Println(strconv.ParseInt("10", 10, 65))
	fmt.Println(strconv.ParseInt("300", 10, 8))
	for _, s := range []string{"0", "-0", "1.5", ".5", "5.", "1e10", "1e400", "-1e400", "1e-400", "inf", "-Inf", "+infinity", "nan", "0x1p-2", "0x1.8p1", "0x", "1_0.5", "1e", "e1", ".", "", "1.7976931348623159e308", "4.9e-324", "2.4e-324", "123456789012345678901234567890", "0.1e1x"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
		f, err = strconv.ParseFloat(s, 32)
		fmt.Println(f, err)
	}
	for _, f := range []float64{0, 1, 0.1, 1.0 / 3, 1e21, 1e20, 123456, 1234567, 1e-7, math.Pi, math.MaxFloat64, 5e-324, 100, 2.5, 0.000123} {
		for _, c := range "eEfgGbxX" {
			fmt.Print(strconv.FormatFloat(f, byte(c), -1, 64), " ", strconv.FormatFloat(f, byte(c), 3, 64), " ", strconv.FormatFloat(f, byte(c), 0, 64), " ")
		}
		fmt.Println(strconv.FormatFloat(f, 'g', -1, 32))
	}
	for _, s := range []string{"", "abc", "a\"b\\c", "\a\b\f\n\r\t\v\x00\x7f", "日本\u200b\ufeff", "\xff", "😀", "a'b"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
	}
	for _, r := range []rune{'a', '\'', '"', '\n', 0x1F600, 0xfffd, 0x10ffff, -1} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"abc"`, `"a\nb\x41\u65e5\U0001F600\101"`, "`raw\\n`", `'x'`, `'\''`, `"unterminated`, `abc`, `""`, `'ab'`, `"\q"`, `"a"b"`, `'"'`, `"\'"`} {
		fmt.Println(strconv.Unquote(s))
	}
	for _, s := range []string{"true", "T", "1", "false", "FALSE", "yes", ""} {
		fmt.Println(strconv.ParseBool(s))
	}
	fmt.Println(strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36), strconv.FormatUint(math.MaxUint64, 2), strconv.Itoa(-5))
	fmt.Println(string(strconv.AppendInt(nil, 7, 10)), string(strconv.AppendQuote([]byte("x"), "y")), string(strconv.AppendBool(nil, true)), string(strconv.AppendFloat(nil, 1.5, 'f', 2, 64)))
	fmt.Println(strconv.FormatComplex(1-2i, 'g', -1, 128))
	fmt.Println(strconv.ParseComplex("1+2i", 128))
	fmt.Println(strconv.QuotedPrefix(`"abc"def`))
	r, mb, tail, err := strconv.UnquoteChar(`\u00e9x`, '"')
	fmt.Println(r, mb, tail, err)
	for _, s := range []string{"''", "''x", "\"\"", "'''", "'ab'"} {
		text, err := strconv.Unquote(s)
		prefix, err2 := strconv.QuotedPrefix(s)
		fmt.Printf("%q %q %v %q %v\n", s, text, err, prefix, err2)
	}
}
