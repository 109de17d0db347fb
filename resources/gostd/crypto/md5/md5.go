// Package md5 implements RFC 1321.
package md5

import (
	"hash"
	"math"
)

const (
	Size      = 16
	BlockSize = 64
)

var turns = [4][4]uint{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

var table = func() (t [64]uint32) { // RFC 1321, 3.4: the integer part of 4294967296 times abs(sin(i))
	for i := range t {
		t[i] = uint32(math.Floor(math.Abs(math.Sin(float64(i+1))) * (1 << 32)))
	}
	return t
}()

type digest struct {
	s      [4]uint32
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
	*d = digest{s: [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}}
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
	var x [16]uint32
	for i := range x {
		x[i] = uint32(d.block[4*i]) | uint32(d.block[4*i+1])<<8 | uint32(d.block[4*i+2])<<16 | uint32(d.block[4*i+3])<<24
	}
	a, b, c, e := d.s[0], d.s[1], d.s[2], d.s[3]
	for i := 0; i < 64; i++ {
		var f uint32
		var at int
		switch round := i / 16; round {
		case 0:
			f, at = b&c|^b&e, i
		case 1:
			f, at = b&e|c&^e, (5*i+1)%16
		case 2:
			f, at = b^c^e, (3*i+5)%16
		case 3:
			f, at = c^(b|^e), 7*i%16
		}
		f += a + table[i] + x[at]
		turn := turns[i/16][i%4]
		a, e, c, b = e, c, b, b+(f<<turn|f>>(32-turn))
	}
	d.s[0] += a
	d.s[1] += b
	d.s[2] += c
	d.s[3] += e
}

func (d *digest) Sum(in []byte) []byte {
	c := *d
	bits := c.length * 8
	c.Write([]byte{0x80})
	for c.filled != 56 {
		c.Write([]byte{0})
	}
	for i := 0; i < 8; i++ {
		c.Write([]byte{byte(bits >> uint(8*i))})
	}
	for _, v := range c.s {
		in = append(in, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
	}
	return in
}

func Sum(data []byte) (sum [Size]byte) {
	d := New()
	d.Write(data)
	copy(sum[:], d.Sum(nil))
	return sum
}
