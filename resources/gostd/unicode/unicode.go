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

// rt_to maps to UpperCase, LowerCase or TitleCase.
func rt_to(which int, r rune) rune
func rt_simpleFold(r rune) rune

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
	return rt_to(UpperCase, r)
}

func ToLower(r rune) rune {
	if r <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return rt_to(LowerCase, r)
}

func ToTitle(r rune) rune {
	if r <= MaxASCII {
		return ToUpper(r)
	}
	return rt_to(TitleCase, r)
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
	return rt_simpleFold(r)
}
