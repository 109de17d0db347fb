package main

import "fmt"

func main() {
	const big = 1 << 100
	fmt.Println(big>>98, big/(1<<97))
	const f = 1.0 / 3
	fmt.Println(f*3 == 1, float32(f))
}

// expect: 4 8
// expect: true 0.33333334
