// Package base32 implements RFC 4648's base32.
package base32

import "strconv"

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

type Encoding struct {
	alphabet string
	values   [256]byte // 0xFF: not in the alphabet
	pad      rune
}

type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

func NewEncoding(alphabet string) *Encoding {
	if len(alphabet) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	e := &Encoding{alphabet: alphabet, pad: StdPadding}
	for i := range e.values {
		e.values[i] = 0xFF
	}
	for i := 0; i < 32; i++ {
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

var StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
var HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")

func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	for len(src) > 0 {
		var group uint64
		n := min(len(src), 5)
		for i := range 5 {
			group <<= 8
			if i < n {
				group |= uint64(src[i])
			}
		}
		src = src[n:]
		for i := range 8 {
			if i < (n*8+4)/5 {
				dst = append(dst, enc.alphabet[group>>uint(35-5*i)&31])
			} else if enc.pad != NoPadding {
				dst = append(dst, byte(enc.pad))
			}
		}
	}
	return dst
}

func (enc *Encoding) Encode(dst, src []byte)           { copy(dst, enc.AppendEncode(nil, src)) }
func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	buf := make([]byte, enc.DecodedLen(len(s))+5)
	n, err := enc.Decode(buf, []byte(s))
	return buf[:n], err
}

// Decode ignores line breaks. The places in its errors are counted without them, as Go counts.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	text := make([]byte, 0, len(src))
	for _, b := range src {
		if b != '\n' && b != '\r' {
			text = append(text, b)
		}
	}
	total := len(text)
	for end := false; len(text) > 0 && !end; {
		var group [8]byte
		filled := 8
		for j := 0; j < 8; {
			if len(text) == 0 {
				if enc.pad != NoPadding {
					return n, CorruptInputError(total - j)
				}
				filled, end = j, true
				break
			}
			b := text[0]
			text = text[1:]
			if rune(b) == enc.pad && j >= 2 && len(text) < 8 {
				if len(text)+j < 7 {
					return n, CorruptInputError(total)
				}
				for k := 0; k < 7-j; k++ {
					if len(text) > k && rune(text[k]) != enc.pad {
						return n, CorruptInputError(total - len(text) + k - 1)
					}
				}
				filled, end = j, true
				if filled == 1 || filled == 3 || filled == 6 {
					return n, CorruptInputError(total - len(text) - 1)
				}
				break
			}
			v := enc.values[b]
			if v == 0xFF {
				return n, CorruptInputError(total - len(text) - 1)
			}
			group[j] = v
			j++
		}
		var value uint64
		for _, v := range group {
			value = value<<5 | uint64(v)
		}
		bytes := filled * 5 / 8
		if filled == 1 || filled == 3 || filled == 6 {
			bytes = 0 // no encoder ends so, and Go takes nothing of it
		}
		for i := range bytes {
			dst[n] = byte(value >> uint(32-8*i))
			n++
		}
	}
	return n, nil
}
