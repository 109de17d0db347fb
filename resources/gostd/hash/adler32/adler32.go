// Package adler32 has the Adler-32 checksum (RFC 1950).
package adler32

import (
	"hash"
	"internal/byteorder"
)

const Size = 4

const modulus = 65521

type digest uint32

func New() hash.Hash32 {
	d := digest(1)
	return &d
}

func update(d digest, p []byte) digest {
	a, b := uint32(d&0xffff), uint32(d>>16)
	for _, c := range p {
		a = (a + uint32(c)) % modulus
		b = (b + a) % modulus
	}
	return digest(b<<16 | a)
}

func Checksum(data []byte) uint32 { return uint32(update(1, data)) }

func (d *digest) Size() int            { return Size }
func (d *digest) BlockSize() int       { return 4 }
func (d *digest) Reset()               { *d = 1 }
func (d *digest) Sum32() uint32        { return uint32(*d) }
func (d *digest) Sum(in []byte) []byte { return byteorder.BEAppendUint32(in, uint32(*d)) }
func (d *digest) Write(p []byte) (int, error) {
	*d = update(*d, p)
	return len(p), nil
}
