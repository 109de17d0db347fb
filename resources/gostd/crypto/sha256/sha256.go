// Package sha256 implements SHA-256 as FIPS 180-4 describes it.
package sha256

import "hash"

const (
	Size      = 32
	BlockSize = 64
)

// k are the first 32 bits of the fractional parts of the cube roots of the first 64 primes; start of the square roots of
// the first eight. They are computed, with integers only.
var k = roots(64, 3)
var start = roots(8, 2)

func roots(n, power int) (list [64]uint32) {
	found := 0
	for p := 2; found < n; p++ {
		prime := true
		for d := 2; d*d <= p; d++ {
			if p%d == 0 {
				prime = false
				break
			}
		}
		if prime {
			list[found] = fraction(uint64(p), power)
			found++
		}
	}
	return list
}

// fraction finds the largest r with (r / 2^32)^power <= p, bit by bit; its low 32 bits are the fraction.
func fraction(p uint64, power int) uint32 {
	var r uint64
	for bit := uint64(1) << 36; bit > 0; bit >>= 1 {
		if t := r | bit; atMost(t, power, p) {
			r = t
		}
	}
	return uint32(r)
}

// atMost is t^power <= p * 2^(32*power), on numbers of 32-bit digits.
func atMost(t uint64, power int, p uint64) bool {
	value := []uint64{1}
	for ; power > 0; power-- {
		next := make([]uint64, len(value)+2)
		for i, v := range value {
			for j, w := range [2]uint64{t & 0xFFFFFFFF, t >> 32} {
				carry := v * w
				for at := i + j; carry > 0; at++ {
					carry += next[at]
					next[at] = carry & 0xFFFFFFFF
					carry >>= 32
				}
			}
		}
		value = next
	}
	limit := (len(value) - 1) / 2 // digits below the point
	var whole uint64
	rest := false
	for i, v := range value {
		switch {
		case i < limit:
			rest = rest || v > 0
		case i == limit:
			whole = v
		case v > 0:
			return false
		}
	}
	return whole < p || whole == p && !rest
}

type digest struct {
	h      [8]uint32
	block  [BlockSize]byte
	filled int
	length uint64
}

func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	*d = digest{}
	copy(d.h[:], start[:8])
}
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (int, error) {
	n := len(p)
	d.length += uint64(n)
	for len(p) > 0 {
		c := copy(d.block[d.filled:], p)
		p = p[c:]
		if d.filled += c; d.filled == BlockSize {
			d.compress()
			d.filled = 0
		}
	}
	return n, nil
}

func (d *digest) compress() {
	var w [64]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(d.block[4*i])<<24 | uint32(d.block[4*i+1])<<16 | uint32(d.block[4*i+2])<<8 | uint32(d.block[4*i+3])
	}
	for i := 16; i < 64; i++ {
		x, y := w[i-15], w[i-2]
		s0 := (x>>7 | x<<25) ^ (x>>18 | x<<14) ^ x>>3
		s1 := (y>>17 | y<<15) ^ (y>>19 | y<<13) ^ y>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, dd, e, f, g, h := d.h[0], d.h[1], d.h[2], d.h[3], d.h[4], d.h[5], d.h[6], d.h[7]
	for i := 0; i < 64; i++ {
		s1 := (e>>6 | e<<26) ^ (e>>11 | e<<21) ^ (e>>25 | e<<7)
		t1 := h + s1 + (e&f ^ ^e&g) + k[i] + w[i]
		s0 := (a>>2 | a<<30) ^ (a>>13 | a<<19) ^ (a>>22 | a<<10)
		t2 := s0 + (a&b ^ a&c ^ b&c)
		h, g, f, e, dd, c, b, a = g, f, e, dd+t1, c, b, a, t1+t2
	}
	for i, v := range [8]uint32{a, b, c, dd, e, f, g, h} {
		d.h[i] += v
	}
}

func (d *digest) Sum(in []byte) []byte {
	c := *d
	bits := c.length * 8
	c.Write([]byte{0x80})
	for c.filled != 56 {
		c.Write([]byte{0})
	}
	for i := 0; i < 8; i++ {
		c.Write([]byte{byte(bits >> uint(56-8*i))})
	}
	for _, v := range c.h {
		in = append(in, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
	}
	return in
}

func Sum256(data []byte) (sum [Size]byte) {
	d := New()
	d.Write(data)
	copy(sum[:], d.Sum(nil))
	return sum
}
