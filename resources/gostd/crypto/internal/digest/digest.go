// Package digest is what MD5 and the SHA family have in common: blocks, padding, and a state of eight words.
package digest

import "internal/byteorder"

const (
	MD5 = iota
	SHA1
	SHA256
	SHA512
)

func rt_blocks(algorithm int, h *[8]uint64, p []byte)

// Digest is a hash.Hash.
type Digest struct {
	h         [8]uint64
	start     *[8]uint64
	buf       [128]byte
	n         int    // of buf
	length    uint64 // written
	algorithm int
	size      int // of the result
	block     int
}

func New(algorithm, size, block int, start *[8]uint64) *Digest {
	return &Digest{h: *start, start: start, algorithm: algorithm, size: size, block: block}
}

func (d *Digest) Size() int      { return d.size }
func (d *Digest) BlockSize() int { return d.block }

func (d *Digest) Reset() {
	d.h = *d.start
	d.n, d.length = 0, 0
}

func (d *Digest) Write(p []byte) (int, error) {
	total := len(p)
	d.length += uint64(total)
	if d.n > 0 {
		n := copy(d.buf[d.n:d.block], p)
		d.n += n
		p = p[n:]
		if d.n < d.block {
			return total, nil
		}
		rt_blocks(d.algorithm, &d.h, d.buf[:d.block])
		d.n = 0
	}
	whole := len(p) / d.block * d.block
	if whole > 0 {
		rt_blocks(d.algorithm, &d.h, p[:whole])
	}
	d.n = copy(d.buf[:], p[whole:])
	return total, nil
}

// Sum appends the hash of what was written; writing may go on.
func (d *Digest) Sum(in []byte) []byte {
	c := *d
	lengthBytes := c.block / 8
	pad := make([]byte, c.block+lengthBytes)
	pad[0] = 0x80
	end := c.block - lengthBytes
	fill := end - c.n
	if fill <= 0 {
		fill += c.block
	}
	pad = pad[:fill+lengthBytes]
	if c.algorithm == MD5 {
		byteorder.LEPutUint64(pad[len(pad)-8:], d.length<<3)
	} else {
		byteorder.BEPutUint64(pad[len(pad)-8:], d.length<<3)
	}
	c.Write(pad)
	out := make([]byte, 0, 64)
	for _, word := range c.h {
		switch c.algorithm {
		case MD5:
			out = byteorder.LEAppendUint32(out, uint32(word))
		case SHA512:
			out = byteorder.BEAppendUint64(out, word)
		default:
			out = byteorder.BEAppendUint32(out, uint32(word))
		}
	}
	return append(in, out[:c.size]...)
}

// Clone is a copy that goes its own way.
func (d *Digest) Clone() *Digest {
	c := *d
	return &c
}
