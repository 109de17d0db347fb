package main

import (
	"fmt"
	"math/rand/v2"
)

// needs: go1.22

func main() {
	for _, seed := range []uint64{0, 1, 42} {
		r := rand.New(rand.NewPCG(seed, seed*7))
		fmt.Println(r.IntN(100), r.Int64(), r.Uint32(), r.Uint64(), r.Int32N(6), r.Int64N(1e12), r.Int(), r.Uint())
		fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
		fmt.Println(r.Perm(8), r.Int32(), r.IntN(1<<40), r.IntN(64), r.Uint32N(10), r.UintN(77))
		letters := []string{"a", "b", "c", "d", "e", "f"}
		r.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
		fmt.Println(letters)
		n, e := 0.0, 0.0
		for range 3000 {
			n += r.NormFloat64()
			e += r.ExpFloat64()
		}
		fmt.Println(n, e)
	}
	if v := rand.N(10); v < 0 || v >= 10 {
		fmt.Println("out of range", v)
	}
}
