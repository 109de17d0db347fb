// Package strings: functions on UTF-8 strings.
package strings

import (
	"unicode"
	"unicode/utf8"
)

func Clone(s string) string { return string([]byte(s)) }

// split cuts s at sep into at most n parts (all if n < 0); keep is how much of sep stays with the part before it.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		count := utf8.RuneCountInString(s)
		if n < 0 || n > count {
			n = count
		}
		parts := make([]string, n)
		for i := 0; i < n-1; i++ {
			_, size := utf8.DecodeRuneInString(s)
			parts[i] = s[:size]
			s = s[size:]
		}
		if n > 0 {
			parts[n-1] = s
		}
		return parts
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	parts := make([]string, 0, min(n, len(s)+1))
	for len(parts) < n-1 {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i+keep])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

func SplitN(s, sep string, n int) []string      { return split(s, sep, 0, n) }
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }
func Split(s, sep string) []string              { return split(s, sep, 0, -1) }
func SplitAfter(s, sep string) []string         { return split(s, sep, len(sep), -1) }

func Fields(s string) []string { return FieldsFunc(s, unicode.IsSpace) }

func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	var b Builder
	for i, s := range elems {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(s)
	}
	return b.String()
}

func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) > 0 && count > (1<<63-1)/len(s) {
		panic(repeatOverflow)
	}
	b := make([]byte, len(s)*count)
	for n := copy(b, s); 0 < n && n < len(b); n *= 2 {
		copy(b[n:], b[:n])
	}
	return string(b)
}

func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if m := Count(s, old); m == 0 {
		return s
	} else if n < 0 || m < n {
		n = m
	}
	var b Builder
	start := 0
	for i := 0; i < n; i++ {
		at := start
		if len(old) == 0 {
			if i > 0 {
				_, size := utf8.DecodeRuneInString(s[start:])
				at += size
			}
		} else {
			at += Index(s[start:], old)
		}
		b.WriteString(s[start:at])
		b.WriteString(new)
		start = at + len(old)
	}
	b.WriteString(s[start:])
	return b.String()
}

func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Map drops a rune for which mapping gives a negative one.
func Map(mapping func(rune) rune, s string) string {
	var b []byte
	changed := false
	for i, c := range s {
		r := mapping(c)
		if !changed {
			if r == c && (c != utf8.RuneError || len(s) > i+2 && s[i:i+3] == "\uFFFD") {
				continue
			}
			changed = true
			b = append(b, s[:i]...)
		}
		if r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	if !changed {
		return s
	}
	return string(b)
}

func ToUpper(s string) string { return Map(unicode.ToUpper, s) }
func ToLower(s string) string { return Map(unicode.ToLower, s) }
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

func ToValidUTF8(s, replacement string) string {
	var b Builder
	bad := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !bad {
				b.WriteString(replacement)
			}
			bad = true
		} else {
			b.WriteString(s[i : i+size])
			bad = false
		}
		i += size
	}
	return b.String()
}

// Title begins every word with a title-case letter; what a word is, is rough, as in Go (deprecated there).
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		var inWord bool
		switch {
		case unicode.IsLetter(before), unicode.IsDigit(before), before == '_':
			inWord = true
		case before >= utf8.RuneSelf:
			inWord = !unicode.IsSpace(before)
		}
		before = r
		if inWord {
			return r
		}
		return unicode.ToTitle(r)
	}, s)
}

func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }
