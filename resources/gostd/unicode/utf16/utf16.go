// Package utf16 converts between runes and UTF-16.
package utf16

func IsSurrogate(r rune) bool { return 0xD800 <= r && r < 0xE000 }

func DecodeRune(r1, r2 rune) rune {
	if 0xD800 <= r1 && r1 < 0xDC00 && 0xDC00 <= r2 && r2 < 0xE000 {
		return (r1-0xD800)<<10 | (r2 - 0xDC00) + 0x10000
	}
	return '\uFFFD'
}

func EncodeRune(r rune) (r1, r2 rune) {
	if r < 0x10000 || r > '\U0010FFFF' {
		return '\uFFFD', '\uFFFD'
	}
	r -= 0x10000
	return 0xD800 + r>>10, 0xDC00 + r&0x3FF
}

func AppendRune(a []uint16, r rune) []uint16 {
	if r1, r2 := EncodeRune(r); r1 != '\uFFFD' {
		return append(a, uint16(r1), uint16(r2))
	}
	if r < 0 || r > '\U0010FFFF' || IsSurrogate(r) {
		r = '\uFFFD'
	}
	return append(a, uint16(r))
}

func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

func Decode(s []uint16) []rune {
	a := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			next := rune(0)
			if i+1 < len(s) {
				next = rune(s[i+1])
			}
			if r = DecodeRune(r, next); r != '\uFFFD' {
				i++
			}
		}
		a = append(a, r)
	}
	return a
}

// RuneLen is 1 or 2, and -1 for a rune that has no UTF-16.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < 0xd800, 0xe000 <= r && r < 0x10000:
		return 1
	case 0x10000 <= r && r <= 0x10FFFF:
		return 2
	}
	return -1
}
