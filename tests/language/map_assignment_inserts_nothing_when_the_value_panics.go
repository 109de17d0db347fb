package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[int][]int{}
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		var p *int
		m[0] = append(m[0], *p)
	}()
	fmt.Println(len(m))
	// An equal key that differs takes the place of the old one.
	zero := map[float64]string{0: "zero"}
	zero[math.Copysign(0, -1)] = "minus"
	fmt.Println(zero)
}

// expect: true
// expect: 0
// expect: map[-0:minus]
