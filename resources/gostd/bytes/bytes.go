// Package bytes: what strings does, on byte slices. Most functions look at the bytes through strings.
package bytes

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// view is b as a string without a copy; nobody keeps it.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func Equal(a, b []byte) bool                        { return view(a) == view(b) }
func Compare(a, b []byte) int                       { return strings.Compare(view(a), view(b)) }
func Contains(b, sub []byte) bool                   { return Index(b, sub) >= 0 }
func ContainsAny(b []byte, chars string) bool       { return IndexAny(b, chars) >= 0 }
func ContainsRune(b []byte, r rune) bool            { return IndexRune(b, r) >= 0 }
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }
func Count(s, sep []byte) int                       { return strings.Count(view(s), view(sep)) }
func EqualFold(s, t []byte) bool                    { return strings.EqualFold(view(s), view(t)) }
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && view(s[:len(prefix)]) == view(prefix)
}
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && view(s[len(s)-len(suffix):]) == view(suffix)
}
func Index(s, sep []byte) int                       { return strings.Index(view(s), view(sep)) }
func IndexAny(s []byte, chars string) int           { return strings.IndexAny(view(s), chars) }
func IndexRune(s []byte, r rune) int                { return strings.IndexRune(view(s), r) }
func IndexFunc(s []byte, f func(rune) bool) int     { return strings.IndexFunc(view(s), f) }
func LastIndex(s, sep []byte) int                   { return strings.LastIndex(view(s), view(sep)) }
func LastIndexAny(s []byte, chars string) int       { return strings.LastIndexAny(view(s), chars) }
func LastIndexFunc(s []byte, f func(rune) bool) int { return strings.LastIndexFunc(view(s), f) }

func IndexByte(b []byte, c byte) int {
	return strings.IndexByte(view(b), c)
}

func LastIndexByte(s []byte, c byte) int {
	return strings.LastIndexByte(view(s), c)
}

func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

func Join(s [][]byte, sep []byte) []byte {
	result := []byte{}
	for i, v := range s {
		if i > 0 {
			result = append(result, sep...)
		}
		result = append(result, v...)
	}
	return result
}

func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > 0 && count > (1<<63-1)/len(b) {
		panic(repeatOverflow)
	}
	result := make([]byte, len(b)*count)
	for n := copy(result, b); 0 < n && n < len(result); n *= 2 {
		copy(result[n:], result[:n])
	}
	return result
}

func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(view(s), view(old), view(new), n))
}
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte {
	return []byte(strings.ToUpperSpecial(c, view(s)))
}
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte {
	return []byte(strings.ToLowerSpecial(c, view(s)))
}
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte {
	return []byte(strings.ToTitleSpecial(c, view(s)))
}
func ToUpper(s []byte) []byte { return []byte(strings.ToUpper(view(s))) }
func ToLower(s []byte) []byte { return []byte(strings.ToLower(view(s))) }
func ToTitle(s []byte) []byte { return []byte(strings.ToTitle(view(s))) }
func Title(s []byte) []byte   { return []byte(strings.Title(view(s))) }
func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(view(s), view(replacement)))
}
func Map(mapping func(r rune) rune, s []byte) []byte { return []byte(strings.Map(mapping, view(s))) }
func Runes(s []byte) []rune                          { return []rune(view(s)) }

// part is the slice of s that a function of strings left over from it.
func part(s []byte, left string, front bool) []byte {
	if len(left) == 0 {
		return nil
	}
	if front {
		return s[len(s)-len(left):]
	}
	return s[:len(left)]
}

func TrimLeft(s []byte, cutset string) []byte {
	return part(s, strings.TrimLeft(view(s), cutset), true)
}
func TrimRight(s []byte, cutset string) []byte { return s[:len(strings.TrimRight(view(s), cutset))] }
func Trim(s []byte, cutset string) []byte      { return TrimRight(TrimLeft(s, cutset), cutset) }
func TrimLeftFunc(s []byte, f func(rune) bool) []byte {
	return part(s, strings.TrimLeftFunc(view(s), f), true)
}
func TrimRightFunc(s []byte, f func(rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(view(s), f))]
}
func TrimFunc(s []byte, f func(rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func TrimSpace(s []byte) []byte {
	left := part(s, strings.TrimLeft(view(s), "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"), true)
	return part(left, strings.TrimSpace(view(left)), false)
}

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	return TrimPrefix(s, prefix), HasPrefix(s, prefix)
}
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	return TrimSuffix(s, suffix), HasSuffix(s, suffix)
}

func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// pieces turns the parts that strings found into slices of s with no capacity beyond them; skip is what lies between two.
func pieces(s []byte, parts []string, skip int) [][]byte {
	if parts == nil {
		return nil
	}
	result := make([][]byte, len(parts))
	at := 0
	for i, p := range parts {
		end := at + len(p)
		result[i] = s[at:end:end]
		at = end + skip
	}
	return result
}

func SplitN(s, sep []byte, n int) [][]byte {
	return pieces(s, strings.SplitN(view(s), view(sep), n), len(sep))
}
func Split(s, sep []byte) [][]byte { return SplitN(s, sep, -1) }
func SplitAfterN(s, sep []byte, n int) [][]byte {
	return pieces(s, strings.SplitAfterN(view(s), view(sep), n), 0)
}
func SplitAfter(s, sep []byte) [][]byte { return SplitAfterN(s, sep, -1) }

func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	var result [][]byte
	start := -1
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) {
			if start >= 0 {
				result = append(result, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i += size
	}
	if start >= 0 {
		result = append(result, s[start:len(s):len(s)])
	}
	return result
}
