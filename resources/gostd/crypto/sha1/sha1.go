// Package sha1 implements SHA-1 (FIPS 180-4).
package sha1

import (
	"crypto/internal/digest"
	"hash"
)

const (
	Size      = 20
	BlockSize = 64
)

var start = [8]uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}

func New() hash.Hash { return digest.New(digest.SHA1, Size, BlockSize, &start) }

func Sum(data []byte) (sum [Size]byte) {
	h := New()
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}
