package rand

import (
	"errors"
	"internal/byteorder"
)

// ChaCha8 is the C2SP's chacha8rand: blocks of 32 numbers, and a new key from the last four of every fourth block.
type ChaCha8 struct {
	block [32]uint64
	seed  [4]uint64
	next  uint32 // in block
	end   uint32 // of what may be given out of it
	round uint32 // of the block

	left    [8]byte // what Read has left of a number: the last leftLen bytes
	leftLen int
}

const (
	perBlock   = 32
	perReseed  = 4
	roundStep  = 4
	roundLimit = 16
)

func rt_chacha8(seed *[4]uint64, block *[32]uint64, counter uint32)

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i := range c.seed {
		c.seed[i] = byteorder.LEUint64(seed[8*i:])
	}
	c.fill()
}

// fill makes the block of c.round.
func (c *ChaCha8) fill() {
	rt_chacha8(&c.seed, &c.block, c.round)
	c.next, c.end = 0, perBlock
	if c.round == roundLimit-roundStep {
		c.end -= perReseed
	}
}

func (c *ChaCha8) Uint64() uint64 {
	if c.next == c.end {
		c.round += roundStep
		if c.round == roundLimit {
			copy(c.seed[:], c.block[perBlock-perReseed:])
			c.round = 0
		}
		c.fill()
	}
	x := c.block[c.next]
	c.next++
	return x
}

func (c *ChaCha8) Read(p []byte) (n int, err error) {
	total := len(p)
	n = copy(p, c.left[8-c.leftLen:])
	c.leftLen -= n
	for p = p[n:]; len(p) >= 8; p = p[8:] {
		byteorder.LEPutUint64(p, c.Uint64())
	}
	if len(p) > 0 {
		byteorder.LEPutUint64(c.left[:], c.Uint64())
		c.leftLen = 8 - copy(p, c.left[:])
	}
	return total, nil
}

func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.leftLen > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, byte(c.leftLen))
		b = append(b, c.left[8-c.leftLen:]...)
	}
	b = append(b, "chacha8:"...)
	b = byteorder.BEAppendUint64(b, uint64(c.round/roundStep*perBlock+c.next))
	for _, word := range c.seed {
		b = byteorder.LEAppendUint64(b, word)
	}
	return b, nil
}

func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if len(data) >= 8 && string(data[:8]) == "readbuf:" {
		data = data[8:]
		if len(data) == 0 || len(data) < int(1+data[0]) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		size := int(data[0])
		c.leftLen = copy(c.left[8-size:], data[1:1+size])
		data = data[1+size:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := byteorder.BEUint64(data[8:])
	if used > roundLimit/roundStep*perBlock-perReseed {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range c.seed {
		c.seed[i] = byteorder.LEUint64(data[16+8*i:])
	}
	c.round = roundStep * uint32(used/perBlock)
	c.fill()
	c.next = uint32(used % perBlock)
	return nil
}
