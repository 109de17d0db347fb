// Package md5 implements MD5 (RFC 1321).
package md5

import (
	"crypto/internal/digest"
	"hash"
)

const (
	Size      = 16
	BlockSize = 64
)

var start = [8]uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}

func New() hash.Hash { return digest.New(digest.MD5, Size, BlockSize, &start) }

func Sum(data []byte) (sum [Size]byte) {
	h := New()
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}
