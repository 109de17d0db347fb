package main

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

var patterns = []string{``, `a`, `a*`, `a+?`, `(a|ab)(c|bcd)(d*)`, `(a*)*`, `(a*)+`, `(a|b)*?c`, `^abc$`, `(?m)^\w+$`, `\bfoo\b`,
	`[^\d\s]+`, `(?i)HeLLo`, `(?i)straße|k`, `(?s).+`, `.+`, `[[:alpha:]]+[[:^digit:]]`, `(?P<year>\d{4})-(?P<month>\d{2})`,
	`(?<word>\w+)@(?<host>[a-z.]+)`, `x{2,3}`, `x{2,}?`, `x{0}`, `(x?){3}`, `\p{Greek}+`, `\pL\P{Lu}*`, `\p{^Han}`, `[\p{Nd}_a-f]+`,
	`\x41\x{1F642}\101`, `\Qa.b*\E+`, `(?U)a+`, `(?U:a+?)b`, `a|b|`, `(|a)*`, `(|a)+`, `(a||b)*`, `()`, `(?:(a)|b)*`, `[a-c-]+`, `[]a]+`,
	`[^]a]`, `\z`, `$^`, `(?m)$`, `\B`, `日本?`, `[日-本]`, `(?i)[k-s]`, `(?i)\p{Lu}`, `\p{Letter}`, `\p{lower case_letter}`, `(a+)(b+)?`,
	`((a){0,2}b)+`, `(?:a{2}){2}`, `\C`, `(`, `)`, `a)`, `(a`, `[a`, `[z-a]`, `a**`, `a+*`, `*a`, `|*`, `(*)`, `\`, `\8`, `\1`, `\q`, `a{1001}`,
	`a{2,1}`, `(a{100}){100}`, `(?z)`, `(?P<n`, `(?P<>a)`, `(?P=n)`, `(?i-)`, `(?-i)`, `[[:foo:]]`, `\p{Foo}`, `\pX`, `\p{`, `a{,2}`, `a{1`, `x{2}{3}`, `x{2}*`,
	"\xff", "a\xffb", `\x{110000}`, `\x4`, `[\d-z]`, `[a-\d]`, `(?=a)`, `(?!a)`, `(?<=a)`, `(?#c)`, `a++`, `[\Q]`, `(?i)a(?-i)b`, `(?i:a)b`, `\pN+`, `(?P<a>x)(?P<a>y)`}

var texts = []string{"", "a", "aaa", "abcd", "abc", "foo bar\nbaz foo", "HELLO hello", "STRASSE straße K \u212a", "line1\nline2\n",
	"2024-05-17 and 1999-12", "me@example.org, you@go.dev", "xxxxx", "Ελλάδα Greek", "A🙂A", "a.b**", "aab", "日本日", "k\u017fS", "a\xffb\xfe", "xyxxy"}

func show(x any, err error) {
	var e *syntax.Error
	if errors.As(err, &e) {
		fmt.Printf("  error %q %q %v\n", string(e.Code), e.Expr, err)
		return
	}
	fmt.Println(" ", x, err)
}

func main() {
	for _, p := range patterns {
		for _, posix := range []bool{false, true} {
			compile := regexp.Compile
			if posix {
				compile = regexp.CompilePOSIX
			}
			re, err := compile(p)
			fmt.Printf("%q posix %t\n", p, posix)
			if err != nil {
				show(nil, err)
				continue
			}
			fmt.Println(" ", re.NumSubexp(), strings.Join(re.SubexpNames(), ","), re)
			for _, text := range texts {
				m := re.FindStringSubmatchIndex(text)
				all := re.FindAllStringSubmatchIndex(text, -1)
				if m == nil && all == nil {
					continue
				}
				fmt.Printf("  %q %v %v %q %q %q\n", text, m, all, re.Split(text, -1), re.ReplaceAllString(text, "<$0>"),
					re.ReplaceAllLiteralString(text, "$1"))
			}
			re.Longest()
			for _, text := range texts[:8] {
				fmt.Print(re.FindStringIndex(text), " ")
			}
			fmt.Println()
		}
	}

	re := regexp.MustCompile(`(?P<key>\w+)\s*=\s*(?P<value>\w*)`)
	src := "a=1, bb = 22, c="
	fmt.Printf("%q\n", re.FindAllString(src, -1))
	fmt.Printf("%q\n", re.FindAllString(src, 2))
	fmt.Printf("%q\n", re.FindAllString("none", 2) == nil)
	fmt.Printf("%q\n", re.FindStringSubmatch(src))
	fmt.Printf("%q\n", re.FindSubmatch([]byte(src)))
	fmt.Printf("%q\n", re.FindAllStringSubmatch(src, -1))
	fmt.Printf("%q\n", re.FindAllSubmatch([]byte(src), 1))
	fmt.Println(re.FindIndex([]byte(src)), re.FindAllIndex([]byte(src), -1), re.FindAllSubmatchIndex([]byte(src), -1))
	fmt.Printf("%q %q %q\n", re.Find([]byte(src)), re.FindAll([]byte(src), -1), re.FindString("-"))
	fmt.Println(re.SubexpIndex("value"), re.SubexpIndex("none"), re.SubexpIndex(""))
	for _, template := range []string{"$value=$key", "${value}x$keyx", "$1x", "${1}x", "$$1", "$", "$ {", "${", "${key", "$2$1$0$3", "$01", "$é"} {
		fmt.Printf("%q %q %q\n", re.ReplaceAllString(src, template), re.ReplaceAll([]byte(src), []byte(template)),
			re.ReplaceAllLiteral([]byte(src), []byte(template)))
	}
	fmt.Println(re.ReplaceAllStringFunc(src, strings.ToUpper))
	fmt.Printf("%s\n", re.ReplaceAllFunc([]byte(src), func(b []byte) []byte { return append([]byte("<"), b...) }))
	fmt.Printf("%s\n", re.ExpandString([]byte("> "), "$value-$key", src, re.FindStringSubmatchIndex(src)))
	fmt.Printf("%s\n", re.Expand(nil, []byte("$value-$key"), []byte(src), re.FindSubmatchIndex([]byte(src))))
	for n := -1; n < 4; n++ {
		fmt.Printf("%q %q\n", regexp.MustCompile(`a*`).Split("baaac", n), regexp.MustCompile(`,`).Split(",a,,b,", n))
	}
	fmt.Println(regexp.QuoteMeta(`[a.b]*{c}^$|\é`), regexp.QuoteMeta("plain"))
	fmt.Println(regexp.MatchString(`^\d+$`, "123"))
	fmt.Println(regexp.Match(`(`, nil))
	fmt.Println(regexp.MatchReader("b+", strings.NewReader("aabbb")))
	fmt.Println(re.FindReaderIndex(strings.NewReader("  k=v")), re.FindReaderSubmatchIndex(strings.NewReader("é k=v")), re.MatchReader(strings.NewReader("")))
	for _, p := range []string{`abc`, `abc+`, `a|b`, `(abc)d`, `abc.*`, ``, `[a]b`, `(?i)ab`, `(?i)12`, `\Aab`, `^abc$`, `^(ab)c\b`, `^`, `^$`, `a{3}b`} {
		prefix, complete := regexp.MustCompile(p).LiteralPrefix()
		fmt.Printf("%q %q %t\n", p, prefix, complete)
	}
	text, err := re.MarshalText()
	var other regexp.Regexp
	fmt.Println(string(text), err, other.UnmarshalText(text), other.String(), other.UnmarshalText([]byte(")")), other.String())
	fmt.Printf("%v %s\n", re, re.Copy())
	func() {
		defer func() { fmt.Println(recover()) }()
		regexp.MustCompile("a(b")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		regexp.MustCompilePOSIX("`[")
	}()
	// exponential for engines that backtrack
	fmt.Println(regexp.MustCompile(`^(a?){30}a{30}$`).MatchString(strings.Repeat("a", 30)),
		regexp.MustCompile(`(x+x+)+y`).MatchString(strings.Repeat("x", 200)))
}
