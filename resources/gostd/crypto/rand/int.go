package rand

import (
	"errors"
	"io"
	"math/big"
)

// Int is evenly distributed in [0, max).
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	n = new(big.Int)
	bits := n.Sub(max, big.NewInt(1)).BitLen()
	if bits == 0 {
		return n, nil
	}
	buf := make([]byte, (bits+7)/8)
	for {
		if _, err = io.ReadFull(rand, buf); err != nil {
			return nil, err
		}
		buf[0] &= 0xff >> uint(len(buf)*8-bits)
		if n.SetBytes(buf); n.Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime has the first two of its bits set, so that the product of two has twice as many.
func Prime(rand io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	buf := make([]byte, (bits+7)/8)
	for {
		if _, err := io.ReadFull(rand, buf); err != nil {
			return nil, err
		}
		buf[0] &= 0xff >> uint(len(buf)*8-bits)
		p := new(big.Int).SetBytes(buf)
		p.SetBit(p, bits-1, 1).SetBit(p, bits-2, 1)
		if bits > 2 {
			p.SetBit(p, 0, 1)
		}
		if p.ProbablyPrime(20) {
			return p, nil
		}
	}
}
