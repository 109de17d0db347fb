// Package rand (v2): as math/rand here, the top-level functions draw from the run's seed; a source of the program's own gives
// the numbers that it gives in real Go.
package rand

import (
	"internal/ziggurat"
	"math/bits"
)

type Source interface {
	Uint64() uint64
}

func runtime_rand() uint64

type runSource struct{}

func (runSource) Uint64() uint64 { return runtime_rand() }

// PCG is O'Neill's generator with 128 bits of state: a linear congruential generator whose output is mixed (DXSM).
type PCG struct{ hi, lo uint64 }

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		factorHi, factorLo = 0x2360ed051fc65da4, 0x4385df649fccf645
		plusHi, plusLo     = 0x5851f42d4c957f2d, 0x14057b7ef767814f
		mix                = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, factorLo)
	hi += p.hi*factorLo + p.lo*factorHi
	lo, carry := bits.Add64(lo, plusLo, 0)
	hi, _ = bits.Add64(hi, plusHi, carry)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= mix
	hi ^= hi >> 48
	return hi * (lo | 1)
}

type Rand struct{ src Source }

func New(src Source) *Rand { return &Rand{src} }

func (r *Rand) Uint64() uint64 { return r.src.Uint64() }
func (r *Rand) Int64() int64   { return int64(r.src.Uint64() &^ (1 << 63)) }
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }
func (r *Rand) Int32() int32   { return int32(r.src.Uint64() >> 33) }
func (r *Rand) Int() int       { return int(r.src.Uint64() &^ (1 << 63)) }
func (r *Rand) Uint() uint     { return uint(r.src.Uint64()) }

// below64 is Lemire's way to a number below n without a division.
func (r *Rand) below64(n uint64) uint64 {
	if n&(n-1) == 0 {
		return r.Uint64() & (n - 1)
	}
	hi, lo := bits.Mul64(r.Uint64(), n)
	if lo < n {
		unfair := -n % n
		for lo < unfair {
			hi, lo = bits.Mul64(r.Uint64(), n)
		}
	}
	return hi
}

func (r *Rand) Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return r.below64(n)
}
func (r *Rand) Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(r.below64(uint64(n)))
}
func (r *Rand) Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(r.below64(uint64(n)))
}
func (r *Rand) Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(r.below64(uint64(n)))
}
func (r *Rand) IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(r.below64(uint64(n)))
}
func (r *Rand) UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(r.below64(uint64(n)))
}
func (r *Rand) Float64() float64 { return float64(r.Uint64()<<11>>11) / (1 << 53) }
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }
func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := ziggurat.Normal(int32(u), int(u>>32&0x7f), r.Float64); ok {
			return x
		}
	}
}
func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := ziggurat.Exponential(uint32(u), int(u>>32&0xff), r.Float64); ok {
			return x
		}
	}
}

func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	r.Shuffle(n, func(i, j int) { p[i], p[j] = p[j], p[i] })
	return p
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.below64(uint64(i+1))))
	}
}

var global = New(runSource{})

func Uint64() uint64                     { return global.Uint64() }
func Int64() int64                       { return global.Int64() }
func Uint32() uint32                     { return global.Uint32() }
func Int32() int32                       { return global.Int32() }
func Int() int                           { return global.Int() }
func Uint() uint                         { return global.Uint() }
func Uint64N(n uint64) uint64            { return global.Uint64N(n) }
func Int64N(n int64) int64               { return global.Int64N(n) }
func Uint32N(n uint32) uint32            { return global.Uint32N(n) }
func Int32N(n int32) int32               { return global.Int32N(n) }
func IntN(n int) int                     { return global.IntN(n) }
func UintN(n uint) uint                  { return global.UintN(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func NormFloat64() float64               { return global.NormFloat64() }
func ExpFloat64() float64                { return global.ExpFloat64() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

func N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(global.below64(uint64(n)))
}
