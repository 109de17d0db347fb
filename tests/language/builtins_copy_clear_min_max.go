package main

import (
	"fmt"
	"math"
)

func main() {
	a := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(a[1:], a), a, copy(a, a[2:]), a, copy(a, nil))
	b := make([]byte, 3)
	fmt.Println(copy(b, "hello"), string(b))
	m := map[float64]int{1: 1, math.NaN(): 2}
	clear(m)
	clear(a[1:3])
	var nm map[string]int
	clear(nm)
	fmt.Println(len(m), a)
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"), max('a', 98.0), min(1, 2.5))
	fmt.Println(max(math.NaN(), 1), min(math.Inf(-1), 5), 1/min(0.0, math.Copysign(0, -1)), 1/max(math.Copysign(0, -1), 0))
	const c = min(1, 2) + max(3, 4)
	var arr [c]int
	fmt.Println(len(arr))
}

// error: 10:60: invalid copy: argument must be a slice; have untyped nil
