package main

import (
	"fmt"
	"strings"
)

type Two string

func (t *Two) Scan(state fmt.ScanState, verb rune) error {
	chars := make([]rune, 0, 100)
	for nl := 0; nl < 2; {
		c, _, err := state.ReadRune()
		if err != nil {
			return err
		}
		chars = append(chars, c)
		if c == '\n' {
			nl++
		}
	}
	*t = Two(chars)
	return nil
}

func main() {
	var a, b int
	var s, q string
	var f float64
	var u uint8
	var c rune
	var bs []byte
	var ok bool
	t := func(in, format string, args ...any) {
		a, b, s, q, f, u, c, bs, ok = 0, 0, "", "", 0, 0, 0, nil, false
		n, err := fmt.Sscanf(in, format, args...)
		fmt.Printf("Sscanf(%q, %q): %d %v | %d %d %q %q %v %d %d %q %v\n", in, format, n, err, a, b, s, q, f, u, c, bs, ok)
	}
	t("5", "%d,%d", &a, &b)
	t("5,", "%d,%d", &a, &b)
	t("5;6", "%d,%d", &a, &b)
	t("5, 6", "%d,%d", &a, &b)
	t("5 ,6", "%d,%d", &a, &b)
	t("", "%d", &a)
	t("  ", "%d", &a)
	t("x", "%d", &a)
	t("12abc", "%d%s", &a, &s)
	t("12 abc def", "%d %s", &a, &s)
	t("abc", "abc")
	t("ab", "abc")
	t("abd", "abc")
	t("U+1234", "%U", &a)
	t("0x1F", "%v", &a)
	t("1F", "%x", &a)
	t("0x1F", "%x", &a)
	t("300", "%d", &u)
	t("-1", "%d", &u)
	t("3.5e2xyz", "%g%s", &f, &s)
	t("inf", "%f", &f)
	t("NaN", "%f", &f)
	t("nan1", "%f", &f)
	t("1.2.3", "%f", &f)
	t("0x1p4", "%g", &f)
	t("2.5p3", "%g", &f)
	t("1_000", "%d", &a)
	t("1_000", "%v", &a)
	t("é!", "%c%c", &c, &b)
	t(" x", "%c", &c)
	t("true yes", "%t %s", &ok, &s)
	t("TRUE", "%t", &ok)
	t("tru", "%t", &ok)
	t("\"quo ted\" rest", "%q %s", &s, &q)
	t("`raw`", "%q", &s)
	t("noquote", "%q", &s)
	t("48656c6c6f", "%x", &bs)
	t("48656c6c6", "%x", &bs)
	t("zz", "%x", &s)
	t("12345", "%2d%3d", &a, &b)
	t("12345", "%2d%d", &a, &b)
	t("abcdef", "%3s%s", &s, &q)
	t("10%", "%d%%", &a)
	t("10 %", "%d%%", &a)
	t("10x", "%d%%", &a)
	t("1 2", "%d", &a)
	t("1", "%d %d", &a, &b)
	t("1\n2", "%d %d", &a, &b)
	t("1\n2", "%d\n%d", &a, &b)
	t("1 2", "%d\n%d", &a, &b)
	t("1", "%d %d", &a)
	t("1", "%d", &a, &b)
	t("1", "%z", &a)
	t("1", "%s", a)
	t("99999999999999999999", "%d", &a)
	t("+5 -5", "%d %d", &a, &b)
	t("+ 5", "%d", &a)
	t("0b101 0o17", "%v %v", &a, &b)
	t("017 08", "%v %v", &a, &b)
	t("101", "%b", &a)
	t("x:1,y:2", "x:%d,y:%d", &a, &b)
	t("2024-01-15", "%d-%d", &a, &b)
	t("(1, 2)", "(%d, %d)", &a, &b)
	t("(1,2)", "(%d, %d)", &a, &b)
	t("#ff", "#%x", &a)
	t("a b", "%s%s", &s, &q)
	t("move 5 from 3", "move %d from %d", &a, &b)
	t("move 5 to 3", "move %d from %d", &a, &b)
	for _, in := range []string{"1 2", "1", "", "1\n2", "a b", "1 2 3", " 1\t2 \n", "1 x"} {
		a, b = 0, 0
		n, err := fmt.Sscan(in, &a, &b)
		fmt.Printf("Sscan(%q) %d %v %d %d\n", in, n, err, a, b)
		a, b = 0, 0
		n, err = fmt.Sscanln(in, &a, &b)
		fmt.Printf("Sscanln(%q) %d %v %d %d\n", in, n, err, a, b)
	}
	var two Two
	n, err := fmt.Sscanln("abc\ndef\n", &two)
	fmt.Println(n, err, two)
	n, err = fmt.Sscan("abc\n", &two)
	fmt.Println(n, err)
	r := strings.NewReader("1 2\n3 four\n5\n\n6")
	for i := 0; i < 7; i++ {
		n, err := fmt.Fscanln(r, &a, &b)
		fmt.Println(n, err, a, b)
	}
	r = strings.NewReader("7 8 9")
	for {
		n, err := fmt.Fscan(r, &a)
		if err != nil {
			fmt.Println(n, err)
			break
		}
		fmt.Println(a)
	}
	var c128 complex128
	n, err = fmt.Sscan("(1+2i)", &c128)
	fmt.Println(n, err, c128)
	n, err = fmt.Sscan("3-4.5i", &c128)
	fmt.Println(n, err, c128)
}
