package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func digest(t *unicode.RangeTable) (int, uint64) {
	h := fnv.New64a()
	for _, r := range t.R16 {
		fmt.Fprintln(h, r.Lo, r.Hi, r.Stride)
	}
	for _, r := range t.R32 {
		fmt.Fprintln(h, r)
	}
	return t.LatinOffset, h.Sum64()
}

func main() {
	for i, set := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts, unicode.Properties,
		unicode.FoldCategory, unicode.FoldScript} {
		for _, name := range slices.Sorted(maps.Keys(set)) {
			if len(set[name].R16) > 200 {
				continue // C and Cn: long
			}
			offset, sum := digest(set[name])
			fmt.Println(i, name, len(set[name].R16), len(set[name].R32), offset, sum)
		}
	}
	for _, alias := range slices.Sorted(maps.Keys(unicode.CategoryAliases)) {
		fmt.Print(alias, "=", unicode.CategoryAliases[alias], " ")
	}
	fmt.Println(len(unicode.CaseRanges), unicode.CaseRanges[7], unicode.Version)
	fmt.Println(unicode.Categories["Lu"] == unicode.Upper, unicode.Lu == unicode.Upper, unicode.Scripts["Han"] == unicode.Han)

	// every question about a rune
	h := fnv.New64a()
	for r := rune(-2); r < 0x3200; r++ {
		ask(h.Write, r)
	}
	for r := rune(0x3200); r < unicode.MaxRune+100; r += 97 {
		ask(h.Write, r)
	}
	for r := rune(0x10400); r < 0x10600; r++ {
		ask(h.Write, r)
	}
	fmt.Println("digest", h.Sum64())

	for _, r := range "aZßſKåΣςσθϑDždžİıⅧ日🙂\u00a0\u2028\u200b\t1²½" {
		fmt.Printf("%q %t%t%t%t%t%t%t%t%t%t%t%t %c%c%c fold", r, unicode.IsLetter(r), unicode.IsUpper(r), unicode.IsLower(r),
			unicode.IsTitle(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsSpace(r), unicode.IsControl(r),
			unicode.IsGraphic(r), unicode.IsPrint(r), unicode.IsPunct(r), unicode.IsSymbol(r),
			unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r))
		for f := unicode.SimpleFold(r); ; f = unicode.SimpleFold(f) {
			fmt.Printf(" %c", f)
			if f == r {
				break
			}
		}
		fmt.Println(unicode.Is(unicode.Han, r), unicode.In(r, unicode.Greek, unicode.Latin),
			unicode.IsOneOf(unicode.PrintRanges, r), unicode.To(unicode.TitleCase, r), unicode.To(9, r))
	}
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, "iıIİ stanbul"), strings.ToLowerSpecial(unicode.AzeriCase, "iıIİ STANBUL"),
		strings.ToTitleSpecial(unicode.TurkishCase, "iı"))
	fmt.Println(unicode.SpecialCase{{Lo: 'a', Hi: 'd', Delta: [3]rune{unicode.UpperLower, unicode.UpperLower, unicode.UpperLower}}}.ToUpper('d'))

	// utf8
	for _, s := range []string{"", "a", "é", "日", "🙂", "\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "é\xcc", "\xe6\x97", "\xf0\x9f\x99"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		fmt.Printf("%q %U %d %U %d %v %v %d\n", s, r, n, l, m, utf8.ValidString(s), utf8.FullRuneInString(s), utf8.RuneCountInString(s))
		b := []byte(s)
		r, n = utf8.DecodeRune(b)
		l, m = utf8.DecodeLastRune(b)
		fmt.Println(r, n, l, m, utf8.Valid(b), utf8.FullRune(b), utf8.RuneCount(b))
	}
	for _, r := range []rune{-1, 0, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xdfff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff, 0x110000} {
		var b [4]byte
		n := 0
		if utf8.RuneLen(r) > 0 {
			n = utf8.EncodeRune(b[:], r)
		}
		fmt.Printf("%d %x %x %v %d %d ", n, b, utf8.AppendRune(nil, r), utf8.ValidRune(r), utf8.RuneLen(r), utf16.RuneLen(r))
		r1, r2 := utf16.EncodeRune(r)
		fmt.Println(r1, r2, utf16.IsSurrogate(r), utf16.DecodeRune(r1, r2), utf16.AppendRune(nil, r))
	}
	fmt.Println(utf16.Encode([]rune("a日🙂\U0010ffff")), string(utf16.Decode([]uint16{97, 0xd83d, 0xde42, 0xd83d, 98, 0xde42})))
	fmt.Println(utf8.RuneStart('a'), utf8.RuneStart(0x80), utf8.UTFMax, utf8.MaxRune, utf8.RuneError)
}

func ask(write func([]byte) (int, error), r rune) {
	bits := 0
	for i, f := range []func(rune) bool{unicode.IsLetter, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsDigit,
		unicode.IsNumber, unicode.IsSpace, unicode.IsControl, unicode.IsGraphic, unicode.IsPrint, unicode.IsPunct,
		unicode.IsSymbol, unicode.IsMark} {
		if f(r) {
			bits |= 1 << i
		}
	}
	if unicode.Is(unicode.Latin, r) {
		bits |= 1 << 14
	}
	if unicode.Is(unicode.Lo, r) {
		bits |= 1 << 15
	}
	for _, v := range []rune{rune(bits), unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r)} {
		write([]byte{byte(v), byte(v >> 8), byte(v >> 16)})
	}
}
