package main

import (
	"fmt"
	"math/rand"
)

func main() {
	for _, seed := range []int64{0, 1, 42, -7, 1 << 40} {
		r := rand.New(rand.NewSource(seed))
		fmt.Println(r.Intn(100), r.Int63(), r.Uint32(), r.Uint64(), r.Int31n(6), r.Int63n(1e12), r.Int())
		fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
		fmt.Println(r.Perm(8), r.Int31(), r.Intn(1<<40), r.Intn(64))
		letters := []string{"a", "b", "c", "d", "e", "f"}
		r.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
		fmt.Println(letters)
		buffer := make([]byte, 10)
		r.Read(buffer[:3])
		r.Read(buffer[3:])
		fmt.Println(buffer)
		n, e := 0.0, 0.0
		for i := 0; i < 3000; i++ {
			n += r.NormFloat64()
			e += r.ExpFloat64()
		}
		fmt.Println(n, e)
	}
	rand.Seed(42) // does nothing since Go 1.24
	fmt.Println(rand.Intn(10) < 10)
}
