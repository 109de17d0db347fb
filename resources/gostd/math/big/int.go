package big

import (
	"math"
	"math/rand"
	"strings"
)

// An Int is an integer of any size. Its zero value is 0.
type Int struct {
	neg bool
	abs nat
}

func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (z *Int) put(neg bool, abs nat) *Int {
	z.abs = abs
	z.neg = neg && len(abs) > 0
	return z
}

func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (z *Int) SetInt64(x int64) *Int {
	if x < 0 {
		return z.put(true, natOf(-uint64(x)))
	}
	return z.put(false, natOf(uint64(x)))
}

func (z *Int) SetUint64(x uint64) *Int { return z.put(false, natOf(x)) }
func (z *Int) Set(x *Int) *Int         { return z.put(x.neg, x.abs) }

// Bits are x's own words: who changes them changes x, and nobody else.
func (x *Int) Bits() []Word {
	x.abs = append(nat(nil), x.abs...)
	return x.abs
}

func (z *Int) SetBits(abs []Word) *Int { return z.put(false, nat(abs).trimmed()) }
func (z *Int) Abs(x *Int) *Int         { return z.put(false, x.abs) }
func (z *Int) Neg(x *Int) *Int         { return z.put(!x.neg, x.abs) }

func (z *Int) Add(x, y *Int) *Int { return z.sum(x, y, y.neg) }
func (z *Int) Sub(x, y *Int) *Int { return z.sum(x, y, !y.neg) }

// sum is x plus y as if y's sign were yneg.
func (z *Int) sum(x, y *Int, yneg bool) *Int {
	if x.neg == yneg {
		return z.put(x.neg, rt_binary(opAdd, x.abs, y.abs))
	}
	if rt_compare(x.abs, y.abs) >= 0 {
		return z.put(x.neg, rt_binary(opSub, x.abs, y.abs))
	}
	return z.put(yneg, rt_binary(opSub, y.abs, x.abs))
}

func (z *Int) Mul(x, y *Int) *Int { return z.put(x.neg != y.neg, rt_binary(opMul, x.abs, y.abs)) }

// MulRange is the product of all integers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	neg := false
	if a < 0 {
		neg = (b-a)&1 == 0
		a, b = -b, -a
	}
	return z.put(neg, productOf(uint64(a), uint64(b)))
}

func productOf(a, b uint64) nat {
	switch {
	case a > b:
		return natOne
	case a == b:
		return natOf(a)
	case b-a == 1:
		return rt_binary(opMul, natOf(a), natOf(b))
	}
	middle := a + (b-a)/2
	return rt_binary(opMul, productOf(a, middle), productOf(middle+1, b))
}

func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	if k > n-k {
		k = n - k
	}
	var above, below Int
	above.MulRange(n-k+1, n)
	below.MulRange(1, k)
	return z.Quo(&above, &below)
}

func divide(x, y nat) (quotient, remainder nat) {
	if len(y) == 0 {
		panic("division by zero")
	}
	return rt_divide(x, y)
}

// Quo and Rem truncate, as Go's / and % do.
func (z *Int) Quo(x, y *Int) *Int {
	q, _ := divide(x.abs, y.abs)
	return z.put(x.neg != y.neg, q)
}

func (z *Int) Rem(x, y *Int) *Int {
	_, r := divide(x.abs, y.abs)
	return z.put(x.neg, r)
}

func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	q, rest := divide(x.abs, y.abs)
	qneg, rneg := x.neg != y.neg, x.neg
	z.put(qneg, q)
	r.put(rneg, rest)
	return z, r
}

// Div and Mod are Euclid's: the remainder is never negative.
func (z *Int) Div(x, y *Int) *Int {
	var m Int
	z.DivMod(x, y, &m)
	return z
}

func (z *Int) Mod(x, y *Int) *Int {
	var q Int
	q.DivMod(x, y, z)
	return z
}

func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	divisor := *y // m or z may be y
	z.QuoRem(x, y, m)
	if m.neg {
		if divisor.neg {
			z.Add(z, &Int{abs: natOne})
			m.Sub(m, &divisor)
		} else {
			z.Sub(z, &Int{abs: natOne})
			m.Add(m, &divisor)
		}
	}
	return z, m
}

func (x *Int) Cmp(y *Int) int {
	switch {
	case x.neg != y.neg:
		if x.neg {
			return -1
		}
		return 1
	case x.neg:
		return rt_compare(y.abs, x.abs)
	}
	return rt_compare(x.abs, y.abs)
}

func (x *Int) CmpAbs(y *Int) int { return rt_compare(x.abs, y.abs) }

func (x *Int) Int64() int64 {
	v := int64(x.abs.low64())
	if x.neg {
		v = -v
	}
	return v
}

func (x *Int) Uint64() uint64 { return x.abs.low64() }

func (x *Int) IsInt64() bool {
	if len(x.abs) > 1 {
		return false
	}
	low := x.abs.low64()
	return low <= math.MaxInt64 || x.neg && low == 1<<63
}

func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// Float64 is the nearest float64 and on which side of x it is.
func (x *Int) Float64() (float64, Accuracy) {
	f, accuracy := natFloat64(x.abs, 0)
	if x.neg {
		return -f, -accuracy
	}
	return f, accuracy
}

func (z *Int) Exp(x, y, m *Int) *Int {
	base, negative := x.abs, x.neg
	var modulus nat
	if m != nil {
		modulus = m.abs
	}
	if y.neg {
		if len(modulus) == 0 {
			return z.SetInt64(1)
		}
		inverse := new(Int).ModInverse(x, m)
		if inverse == nil {
			return nil
		}
		base, negative = inverse.abs, false
	}
	odd := len(y.abs) > 0 && y.abs[0]&1 == 1
	z.put(negative && odd, rt_power(base, y.abs, modulus))
	if z.neg && len(modulus) > 0 {
		z.put(false, rt_binary(opSub, modulus, z.abs))
	}
	return z
}

// GCD is the greatest common divisor; x and y, if they are not nil, get z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if len(a.abs) == 0 || len(b.abs) == 0 {
		na, nb := *a, *b
		z.put(false, a.abs)
		if len(na.abs) == 0 {
			z.put(false, nb.abs)
		}
		if x != nil {
			x.SetInt64(int64(na.Sign()))
		}
		if y != nil {
			y.SetInt64(0)
			if len(na.abs) == 0 {
				y.SetInt64(int64(nb.Sign()))
			}
		}
		return z
	}
	if x == nil && y == nil {
		return z.put(false, rt_binary(opGcd, a.abs, b.abs))
	}
	// Euclid's algorithm on the absolute values, with the factor of |a| for both of them
	first, second := Int{abs: a.abs}, Int{abs: b.abs}
	factor, next := Int{abs: natOne}, Int{}
	for len(second.abs) > 0 {
		var quotient, rest, product Int
		quotient.QuoRem(&first, &second, &rest)
		product.Mul(&quotient, &next)
		product.Sub(&factor, &product)
		first, second = second, rest
		factor, next = next, product
	}
	if a.neg {
		factor.Neg(&factor)
	}
	if y != nil {
		var other Int
		other.Mul(a, &factor)
		other.Sub(&first, &other)
		y.Quo(&other, b)
	}
	if x != nil {
		*x = factor
	}
	*z = first
	return z
}

func (z *Int) ModInverse(g, n *Int) *Int {
	modulus := Int{abs: n.abs}
	value := *g
	if value.neg {
		value.Mod(&value, &modulus)
	}
	var divisor, x Int
	divisor.GCD(&x, nil, &value, &modulus)
	if divisor.neg || len(divisor.abs) != 1 || divisor.abs[0] != 1 {
		return nil
	}
	if x.neg {
		x.Add(&x, &modulus)
	}
	return z.Set(&x)
}

// Jacobi is the symbol (x/y); y must be odd.
func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic("big: invalid 2nd argument to Int.Jacobi: need odd integer but got " + y.String())
	}
	sign := 1
	if y.neg && x.neg {
		sign = -1
	}
	positive := Int{abs: y.abs}
	var rest Int
	rest.Mod(x, &positive)
	return sign * rt_jacobi(rest.abs, y.abs)
}

// ProbablyPrime is always right below 2**64.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	return !x.neg && len(x.abs) > 0 && rt_prime(x.abs, n)
}

func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.put(false, rt_sqrt(x.abs))
}

// Rand is a number in [0, n).
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		return z.SetInt64(0)
	}
	mask := ^Word(0) >> uint(len(n.abs)*wordBits-n.abs.bitLen())
	for {
		words := make(nat, len(n.abs))
		for i := range words {
			words[i] = Word(rnd.Uint32()) | Word(rnd.Uint32())<<32
		}
		words[len(words)-1] &= mask
		if words = words.trimmed(); rt_compare(words, n.abs) < 0 {
			return z.put(false, words)
		}
	}
}

func (z *Int) SetBytes(buf []byte) *Int { return z.put(false, natFromBytes(buf)) }

func (x *Int) Bytes() []byte {
	buf := make([]byte, (x.BitLen()+7)/8)
	x.abs.bytes(buf)
	return buf
}

func (x *Int) FillBytes(buf []byte) []byte {
	if len(buf) < (x.BitLen()+7)/8 {
		panic("math/big: buffer too small to fit value")
	}
	x.abs.bytes(buf)
	return buf
}

func (x *Int) BitLen() int            { return x.abs.bitLen() }
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeroBits() }

func (z *Int) Lsh(x *Int, n uint) *Int { return z.put(x.neg, rt_shiftLeft(x.abs, n)) }

// complement is ^x for a negative x: what its bits in two's complement are the complement of.
func (x *Int) complement() nat { return rt_binary(opSub, x.abs, natOne) }

func (z *Int) putComplement(abs nat) *Int { return z.put(true, rt_binary(opAdd, abs, natOne)) }

func (z *Int) Rsh(x *Int, n uint) *Int {
	if x.neg {
		return z.putComplement(rt_shiftRight(x.complement(), n))
	}
	return z.put(false, rt_shiftRight(x.abs, n))
}

func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if x.neg {
		return 1 - x.complement().bit(uint(i))
	}
	return x.abs.bit(uint(i))
}

func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	one := Int{abs: rt_shiftLeft(natOne, uint(i))}
	switch b {
	case 0:
		return z.AndNot(x, &one)
	case 1:
		return z.Or(x, &one)
	}
	panic("set bit is not 0 or 1")
}

func (z *Int) Not(x *Int) *Int {
	if x.neg {
		return z.put(false, x.complement())
	}
	return z.putComplement(x.abs)
}

func (z *Int) And(x, y *Int) *Int {
	switch {
	case x.neg && y.neg:
		return z.putComplement(rt_binary(opOr, x.complement(), y.complement()))
	case x.neg:
		return z.put(false, rt_binary(opAndNot, y.abs, x.complement()))
	case y.neg:
		return z.put(false, rt_binary(opAndNot, x.abs, y.complement()))
	}
	return z.put(false, rt_binary(opAnd, x.abs, y.abs))
}

func (z *Int) AndNot(x, y *Int) *Int {
	var not Int
	return z.And(x, not.Not(y))
}

func (z *Int) Or(x, y *Int) *Int {
	switch {
	case x.neg && y.neg:
		return z.putComplement(rt_binary(opAnd, x.complement(), y.complement()))
	case x.neg:
		return z.putComplement(rt_binary(opAndNot, x.complement(), y.abs))
	case y.neg:
		return z.putComplement(rt_binary(opAndNot, y.complement(), x.abs))
	}
	return z.put(false, rt_binary(opOr, x.abs, y.abs))
}

func (z *Int) Xor(x, y *Int) *Int {
	switch {
	case x.neg && y.neg:
		return z.put(false, rt_binary(opXor, x.complement(), y.complement()))
	case x.neg:
		return z.putComplement(rt_binary(opXor, x.complement(), y.abs))
	case y.neg:
		return z.putComplement(rt_binary(opXor, y.complement(), x.abs))
	}
	return z.put(false, rt_binary(opXor, x.abs, y.abs))
}

// SetString takes an optional sign and digits; base 0 takes the base from a prefix and allows underscores.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	neg := strings.HasPrefix(s, "-")
	if neg || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	abs, ok := natFromText(s, base)
	if !ok {
		return nil, false
	}
	return z.put(neg, abs), true
}
