package main

import (
	"encoding/hex"
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

type counter struct{ n uint64 }

func (c *counter) Int63() int64    { c.n += 0x9e3779b97f4a7c15; return int64(c.n >> 1) }
func (c *counter) Seed(seed int64) { c.n = uint64(seed) }

type counter64 struct{ counter }

func (c *counter64) Uint64() uint64 { c.n += 0x9e3779b97f4a7c15; return c.n }

func one(r *rand.Rand) {
	fmt.Println(r.Int63(), r.Uint32(), r.Uint64(), r.Int31(), r.Int())
	for _, n := range []int{1, 2, 3, 10, 64, 1000, 1 << 31, 1<<31 - 1, 1 << 40, 1<<62 + 3} {
		fmt.Print(r.Intn(n), " ", r.Int63n(int64(n)), " ")
		if n < 1<<31 {
			fmt.Print(r.Int31n(int32(n)), " ")
		}
	}
	fmt.Println(r.Float64(), r.Float32())
	fmt.Println(r.Perm(10))
	p := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	r.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
	fmt.Println(p)
	var b [19]byte
	fmt.Println(r.Read(b[:5]))
	fmt.Println(r.Read(b[5:]))
	fmt.Println(hex.EncodeToString(b[:]))
	for i := 0; i < 300; i++ {
		n, e := r.NormFloat64(), r.ExpFloat64()
		if i%10 == 0 || n > 3 || n < -3 || e > 7 {
			fmt.Print(n, " ", e, " ")
		}
	}
	fmt.Println()
	z := rand.NewZipf(r, 1.5, 2, 1000)
	for i := 0; i < 20; i++ {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println(rand.NewZipf(r, 1, 1, 1) == nil)
}

func two(r *v2.Rand) {
	fmt.Println(r.Int64(), r.Uint32(), r.Uint64(), r.Int32(), r.Int(), r.Uint())
	for _, n := range []int{1, 2, 3, 10, 64, 1000, 1 << 31, 1<<31 - 1, 1 << 40, 1<<62 + 3} {
		fmt.Print(r.IntN(n), " ", r.Int64N(int64(n)), " ", r.UintN(uint(n)), " ", r.Uint64N(uint64(n)), " ", r.Uint32N(uint32(n)|1), " ")
		if n < 1<<31 {
			fmt.Print(r.Int32N(int32(n)), " ")
		}
	}
	fmt.Println(r.Float64(), r.Float32())
	fmt.Println(r.Perm(10))
	p := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	r.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
	fmt.Println(p)
	for i := 0; i < 300; i++ {
		n, e := r.NormFloat64(), r.ExpFloat64()
		if i%10 == 0 || n > 3 || n < -3 || e > 7 {
			fmt.Print(n, " ", e, " ")
		}
	}
	fmt.Println()
	z := v2.NewZipf(r, 2.5, 1, 50)
	for i := 0; i < 20; i++ {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println()
}

func main() {
	for _, seed := range []int64{0, 1, 42, -7, 1 << 40, 1<<31 - 1, -1 << 63} {
		r := rand.New(rand.NewSource(seed))
		fmt.Println("seed", seed)
		one(r)
		r.Seed(seed + 1)
		fmt.Println(r.Intn(100), r.Intn(100), r.Intn(100))
	}
	one(rand.New(&counter{}))
	one(rand.New(&counter64{}))
	for _, seed := range []uint64{0, 1, 42, 1<<64 - 1} {
		pcg := v2.NewPCG(seed, seed*3)
		two(v2.New(pcg))
		b, err := pcg.MarshalBinary()
		fmt.Println(hex.EncodeToString(b), err)
		var other v2.PCG
		fmt.Println(other.UnmarshalBinary(b), other.Uint64() == pcg.Uint64(), other.UnmarshalBinary(b[1:]))
		pcg.Seed(1, 2)
		fmt.Println(pcg.Uint64())
	}
	c := v2.NewChaCha8([32]byte([]byte("chacha8: 32-byte seed for a test")))
	two(v2.New(c))
	for i := 0; i < 300; i++ {
		if x := c.Uint64(); i%9 == 0 {
			fmt.Print(x, " ")
		}
	}
	var b [21]byte
	fmt.Println(c.Read(b[:3]))
	fmt.Println(c.Read(b[3:]))
	state, err := c.MarshalBinary()
	fmt.Printf("%q %v %x\n", state, err, b)
	var other v2.ChaCha8
	fmt.Println(other.UnmarshalBinary(state), other.Uint64() == c.Uint64(), other.Uint64() == c.Uint64(), other.UnmarshalBinary(b[:]))
	c.Seed([32]byte{})
	fmt.Println(c.Uint64())

	// The top-level functions: only their ranges are certain.
	fmt.Println(rand.Intn(1), v2.N(1), rand.Int63() >= 0, v2.Int64N(1), len(rand.Perm(5)), v2.Float64() < 1, rand.Float32() < 1)
	for _, f := range []func(){func() { rand.Intn(0) }, func() { rand.Int31n(-1) }, func() { rand.Int63n(0) }, func() { v2.IntN(0) },
		func() { v2.N(-1) }, func() { v2.Uint32N(0) }, func() { rand.Shuffle(-1, nil) }, func() { v2.Int32N(0) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
