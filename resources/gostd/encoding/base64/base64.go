// Package base64 implements RFC 4648's base64.
package base64

import "strconv"

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

type Encoding struct {
	alphabet string
	values   [256]byte // 0xFF: not in the alphabet
	pad      rune
	strict   bool
}

type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

func NewEncoding(alphabet string) *Encoding {
	if len(alphabet) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{alphabet: alphabet, pad: StdPadding}
	for i := range e.values {
		e.values[i] = 0xFF
	}
	for i := 0; i < 64; i++ {
		switch {
		case alphabet[i] == '\n' || alphabet[i] == '\r':
			panic("encoding alphabet contains newline character")
		case e.values[alphabet[i]] != 0xFF:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.values[alphabet[i]] = byte(i)
	}
	return e
}

func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.values[byte(padding)] != 0xFF:
		panic("padding contained in alphabet")
	}
	enc.pad = padding
	return &enc
}

func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

var StdEncoding = NewEncoding(letters + "+/")
var URLEncoding = NewEncoding(letters + "-_")
var RawStdEncoding = StdEncoding.WithPadding(NoPadding)
var RawURLEncoding = URLEncoding.WithPadding(NoPadding)

func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	for len(src) > 0 {
		var group uint
		n := 0
		for ; n < 3; n++ {
			group <<= 8
			if n < len(src) {
				group |= uint(src[n])
			}
		}
		n = min(len(src), 3)
		src = src[n:]
		for i := 0; i < 4; i++ {
			if i <= n {
				dst = append(dst, enc.alphabet[group>>uint(18-6*i)&63])
			} else if enc.pad != NoPadding {
				dst = append(dst, byte(enc.pad))
			}
		}
	}
	return dst
}

func (enc *Encoding) Encode(dst, src []byte) { copy(dst, enc.AppendEncode(nil, src)) }

func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	dst := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(dst, []byte(s))
	return dst[:n], err
}

// Decode ignores line breaks, as RFC 2045 allows.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	at := 0
	for {
		var group [4]byte
		filled := 0
		padded := false
		var trailing error
		for filled < 4 && at < len(src) {
			b := src[at]
			if b == '\n' || b == '\r' {
				at++
				continue
			}
			if rune(b) == enc.pad {
				if filled < 2 {
					return n, CorruptInputError(at)
				}
				at++
				if filled == 2 {
					for at < len(src) && (src[at] == '\n' || src[at] == '\r') {
						at++
					}
					if at == len(src) {
						return n, CorruptInputError(len(src))
					}
					if rune(src[at]) != enc.pad {
						return n, CorruptInputError(at - 1)
					}
					at++
				}
				for at < len(src) && (src[at] == '\n' || src[at] == '\r') {
					at++
				}
				if at < len(src) {
					trailing = CorruptInputError(at) // but what comes before it counts
				}
				padded = true
				break
			}
			v := enc.values[b]
			if v == 0xFF {
				return n, CorruptInputError(at)
			}
			group[filled] = v
			filled++
			at++
		}
		if filled == 0 {
			return n, nil
		}
		if filled == 1 || filled < 4 && !padded && enc.pad != NoPadding {
			return n, CorruptInputError(at - filled)
		}
		if enc.strict && (filled == 2 && group[1]&15 != 0 || filled == 3 && group[2]&3 != 0) {
			return n, CorruptInputError(at + filled - 4)
		}
		value := uint(group[0])<<18 | uint(group[1])<<12 | uint(group[2])<<6 | uint(group[3])
		for i := 0; i < filled-1; i++ {
			dst[n] = byte(value >> uint(16-8*i))
			n++
		}
		if filled < 4 {
			return n, trailing
		}
	}
}
