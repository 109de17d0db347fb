// Package unicode classifies runes.
package unicode

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// The bits of rt_category.
const (
	upper = 1 << iota
	lower
	title
	otherLetter
	mark
	digit
	otherNumber
	punct
	symbol
	spaceSeparator
	control
)

// rt_category is a set of the bits above for the rune's general category.
func rt_category(r rune) uint32

func rt_toUpper(r rune) rune
func rt_toLower(r rune) rune

func is(r rune, bits uint32) bool { return rt_category(r)&bits != 0 }

func IsUpper(r rune) bool {
	if r <= MaxASCII {
		return 'A' <= r && r <= 'Z'
	}
	return is(r, upper)
}

func IsLower(r rune) bool {
	if r <= MaxASCII {
		return 'a' <= r && r <= 'z'
	}
	return is(r, lower)
}

func IsTitle(r rune) bool  { return r > MaxASCII && is(r, title) }
func IsLetter(r rune) bool { return is(r, upper|lower|title|otherLetter) }
func IsMark(r rune) bool   { return is(r, mark) }

func IsDigit(r rune) bool {
	if r <= MaxASCII {
		return '0' <= r && r <= '9'
	}
	return is(r, digit)
}

func IsNumber(r rune) bool  { return is(r, digit|otherNumber) }
func IsPunct(r rune) bool   { return is(r, punct) }
func IsSymbol(r rune) bool  { return is(r, symbol) }
func IsControl(r rune) bool { return is(r, control) }

func IsGraphic(r rune) bool {
	return is(r, upper|lower|title|otherLetter|mark|digit|otherNumber|punct|symbol|spaceSeparator)
}

// IsPrint is IsGraphic with the ASCII space as the only space.
func IsPrint(r rune) bool {
	return r == ' ' || is(r, upper|lower|title|otherLetter|mark|digit|otherNumber|punct|symbol)
}

func IsSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

func ToUpper(r rune) rune {
	if r <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return rt_toUpper(r)
}

func ToLower(r rune) rune {
	if r <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return rt_toLower(r)
}

// ToTitle differs from ToUpper for the four digraphs DŽ, LJ, NJ and DZ.
func ToTitle(r rune) rune {
	switch {
	case 0x01C4 <= r && r <= 0x01C6:
		return 0x01C5
	case 0x01C7 <= r && r <= 0x01C9:
		return 0x01C8
	case 0x01CA <= r && r <= 0x01CC:
		return 0x01CB
	case 0x01F1 <= r && r <= 0x01F3:
		return 0x01F2
	case 0x10D0 <= r && r <= 0x10FA || 0x10FD <= r && r <= 0x10FF: // Georgian has no title case
		return r
	}
	return ToUpper(r)
}

func To(which int, r rune) rune {
	switch which {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

// SimpleFold goes around the runes that are equal but for case: 'A' → 'a' → 'A', 'K' → 'k' → 'K' (Kelvin) → 'K'.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	switch r {
	case 'K':
		return 'k'
	case 'k':
		return 0x212A
	case 0x212A:
		return 'K'
	case 'S':
		return 's'
	case 's':
		return 0x017F
	case 0x017F:
		return 'S'
	}
	if l := ToLower(r); l != r {
		return l
	}
	return ToUpper(r)
}

func In(r rune, ranges ...*RangeTable) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// RangeTable names a set of runes; here it is a set of categories, or of the runes of Han.
type RangeTable struct {
	bits   uint32
	ranges [][2]rune
}

func Is(t *RangeTable, r rune) bool {
	if t.bits != 0 {
		return is(r, t.bits)
	}
	for _, x := range t.ranges {
		if x[0] <= r && r <= x[1] {
			return true
		}
	}
	return false
}

var (
	Letter = &RangeTable{bits: upper | lower | title | otherLetter}
	L      = Letter
	Upper  = &RangeTable{bits: upper}
	Lu     = Upper
	Lower  = &RangeTable{bits: lower}
	Ll     = Lower
	Title  = &RangeTable{bits: title}
	Lt     = Title
	Mark   = &RangeTable{bits: mark}
	M      = Mark
	Digit  = &RangeTable{bits: digit}
	Nd     = Digit
	Number = &RangeTable{bits: digit | otherNumber}
	N      = Number
	Punct  = &RangeTable{bits: punct}
	P      = Punct
	Symbol = &RangeTable{bits: symbol}
	S      = Symbol
	Zs     = &RangeTable{bits: spaceSeparator}
	Han    = &RangeTable{ranges: [][2]rune{{0x2E80, 0x2E99}, {0x2E9B, 0x2EF3}, {0x2F00, 0x2FD5}, {0x3005, 0x3005},
		{0x3007, 0x3007}, {0x3021, 0x3029}, {0x3038, 0x303B}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFA6D},
		{0xFA70, 0xFAD9}, {0x16FF0, 0x16FF1}, {0x20000, 0x2A6DF}, {0x2A700, 0x2EBE0}, {0x2F800, 0x2FA1D}, {0x30000, 0x323AF}}}
)
