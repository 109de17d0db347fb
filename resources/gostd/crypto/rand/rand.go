// Package rand: random bytes. Here they come from the run's seed, so that a run can be repeated; they are not secret.
package rand

import (
	"internal/byteorder"
	"io"
)

func runtime_rand() uint64

type reader struct{}

func (reader) Read(b []byte) (int, error) {
	var word [8]byte
	for i := 0; i < len(b); i += 8 {
		byteorder.LEPutUint64(word[:], runtime_rand())
		copy(b[i:], word[:])
	}
	return len(b), nil
}

var Reader io.Reader = reader{}

func Read(b []byte) (n int, err error) { return io.ReadFull(Reader, b) }

// Text is 26 letters and digits of base32: at least 128 random bits.
func Text() string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	text := make([]byte, 26)
	Read(text)
	for i := range text {
		text[i] = letters[text[i]%32]
	}
	return string(text)
}
