// Package sha256 implements SHA-224 and SHA-256 (FIPS 180-4).
package sha256

import (
	"crypto/internal/digest"
	"hash"
)

const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

// From the square roots of the first eight primes; of the next eight, the second half of their first 64 bits.
var start256 = [8]uint64{
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
}
var start224 = [8]uint64{
	0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
	0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
}

func New() hash.Hash    { return digest.New(digest.SHA256, Size, BlockSize, &start256) }
func New224() hash.Hash { return digest.New(digest.SHA256, Size224, BlockSize, &start224) }

func Sum256(data []byte) (sum [Size]byte) {
	h := New()
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}

func Sum224(data []byte) (sum [Size224]byte) {
	h := New224()
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}
