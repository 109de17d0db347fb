// Package big has integers and fractions of any size.
package big

import "math/bits"

// A Word is one digit of 64 bits.
type Word uint

// nat is a natural number, the least significant word first and no leading zero words: zero is empty. The words of a
// nat never change once another nat can have them, so they may be shared.
type nat []Word

const wordBits = bits.UintSize

const (
	opAdd = iota
	opSub // x ≥ y
	opMul
	opAnd
	opAndNot
	opOr
	opXor
	opGcd
)

func rt_binary(op int, x, y nat) nat
func rt_divide(x, y nat) (quotient, remainder nat)
func rt_shiftLeft(x nat, n uint) nat
func rt_shiftRight(x nat, n uint) nat

// rt_power is x**y, modulo m unless m is zero.
func rt_power(x, y, m nat) nat
func rt_sqrt(x nat) nat
func rt_compare(x, y nat) int
func rt_text(x nat, base int) string

// rt_parse takes digits that are all right for the base.
func rt_parse(digits string, base int) nat
func rt_prime(x nat, rounds int) bool
func rt_jacobi(x, y nat) int

var natOne = nat{1}

func natOf(x uint64) nat {
	if x == 0 {
		return nil
	}
	return nat{Word(x)}
}

func (x nat) trimmed() nat {
	for len(x) > 0 && x[len(x)-1] == 0 {
		x = x[:len(x)-1]
	}
	return x
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return wordBits*(len(x)-1) + bits.Len(uint(x[len(x)-1]))
}

func (x nat) trailingZeroBits() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*wordBits + bits.TrailingZeros(uint(w)))
		}
	}
	return 0
}

func (x nat) bit(i uint) uint {
	at := i / wordBits
	if at >= uint(len(x)) {
		return 0
	}
	return uint(x[at] >> (i % wordBits) & 1)
}

func (x nat) low64() uint64 {
	if len(x) == 0 {
		return 0
	}
	return uint64(x[0])
}

// top64 is the first 64 bits of x, the highest one set, and whether any of the others is set.
func (x nat) top64() (top uint64, sticky bool) {
	n := x.bitLen()
	if n <= 64 {
		return x.low64() << uint(64-n), false
	}
	return rt_shiftRight(x, uint(n-64)).low64(), x.trailingZeroBits() < uint(n-64)
}

func natFromBytes(buf []byte) nat {
	x := make(nat, (len(buf)+7)/8)
	for i, b := range buf {
		at := len(buf) - 1 - i
		x[at/8] |= Word(b) << uint(at%8*8)
	}
	return x.trimmed()
}

func (x nat) bytes(buf []byte) {
	for i := range buf {
		at := len(buf) - 1 - i
		buf[i] = 0
		if at/8 < len(x) {
			buf[i] = byte(x[at/8] >> uint(at%8*8))
		}
	}
}
