// Package regexp searches text with regular expressions. The machine compiles and matches them, in time linear in the
// text; here is what goes around a match.
package regexp

import (
	"io"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Regexp is a compiled expression; any number of goroutines may use it.
type Regexp struct {
	expr     string
	posix    bool
	longest  bool
	anchored bool
	whole    bool // prefix is all that matches
	prefix   string
	names    []string
}

func rt_compile(expr string, posix bool) (code, part, prefix, names string, size int, whole, anchored bool)
func rt_match(expr string, posix, longest bool, text string, from, slots int) []int

func compile(expr string, posix bool) (*Regexp, error) {
	code, part, prefix, names, _, whole, anchored := rt_compile(expr, posix)
	if code != "" {
		return nil, &syntax.Error{Code: syntax.ErrorCode(code), Expr: part}
	}
	re := &Regexp{expr: expr, posix: posix, longest: posix, anchored: anchored, whole: whole, prefix: prefix}
	re.names = strings.Split(names[:len(names)-1], "\x00")
	return re, nil
}

func Compile(expr string) (*Regexp, error)      { return compile(expr, false) }
func CompilePOSIX(expr string) (*Regexp, error) { return compile(expr, true) }

func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic(`regexp: Compile(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic(`regexp: CompilePOSIX(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

func (re *Regexp) String() string { return re.expr }

// Copy is from the time when goroutines had to have one each.
func (re *Regexp) Copy() *Regexp {
	c := *re
	return &c
}

func (re *Regexp) Longest()              { re.longest = true }
func (re *Regexp) NumSubexp() int        { return len(re.names) - 1 }
func (re *Regexp) SubexpNames() []string { return re.names }

func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if name == s {
				return i
			}
		}
	}
	return -1
}

func (re *Regexp) LiteralPrefix() (prefix string, complete bool) { return re.prefix, re.whole }

func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }
func (re *Regexp) MarshalText() ([]byte, error)        { return []byte(re.expr), nil }

func (re *Regexp) UnmarshalText(text []byte) error {
	other, err := Compile(string(text))
	if err == nil {
		*re = *other
	}
	return err
}

// match looks from `from` on for the first match: its places, two for each of the first `groups` groups.
func (re *Regexp) match(s string, from, groups int) []int {
	return rt_match(re.expr, re.posix, re.longest, s, from, 2*groups)
}

// view is b as a string, without a copy: for as long as a search takes.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// runes reads all that r has: as text, and where each of its runes begins if they are not as long as they look (r may
// count bytes in a way of its own).
func runes(r io.RuneReader) (string, []int) {
	var b strings.Builder
	at := []int{}
	total := 0
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			break
		}
		for n := utf8.RuneLen(c); n > 0; n-- {
			at = append(at, total)
		}
		total += size
		b.WriteRune(c)
	}
	return b.String(), append(at, total)
}

func (re *Regexp) readerMatch(r io.RuneReader, groups int) []int {
	s, at := runes(r)
	m := re.match(s, 0, groups)
	for i, p := range m {
		if p >= 0 {
			m[i] = at[p]
		}
	}
	return m
}

func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.readerMatch(r, 1) != nil }
func (re *Regexp) MatchString(s string) bool        { return re.match(s, 0, 1) != nil }
func (re *Regexp) Match(b []byte) bool              { return re.match(view(b), 0, 1) != nil }

func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

func Match(pattern string, b []byte) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.Match(b), nil
}

func QuoteMeta(s string) string {
	const special = `\.+*?()|[]{}^$`
	if !strings.ContainsAny(s, special) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(special, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Split cuts s at the matches: into at most n parts, as many as there are with n < 0.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	var parts []string
	start, end := 0, 0
	for _, m := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(parts) == n-1 {
			break
		}
		end = m[0]
		if m[1] != 0 {
			parts = append(parts, s[start:end])
		}
		start = m[1]
	}
	if end != len(s) {
		parts = append(parts, s[start:])
	}
	return parts
}
