package main

import (
	"fmt"
	"math"
)

type K struct {
	a string
	b [2]int
}

func main() {
	m := map[K]int{}
	m[K{"x", [2]int{1, 2}}] = 5
	m[K{a: "x", b: [2]int{1, 2}}]++
	v, ok := m[K{"y", [2]int{}}]
	fmt.Println(m, v, ok)
	f := map[float64]string{0: "zero", math.Copysign(0, -1): "minus zero", math.NaN(): "nan"}
	f[math.NaN()] = "nan2"
	_, has := f[math.NaN()]
	fmt.Println(len(f), f[0], has)
	for k := range f {
		delete(f, k)
	}
	fmt.Println(len(f))
	fns := map[string]func(int) int{"double": func(n int) int { return n * 2 }}
	fmt.Println(fns["double"](4), fns["none"] == nil)
	nested := map[string]map[string]int{}
	if nested["a"] == nil {
		nested["a"] = map[string]int{}
	}
	nested["a"]["b"] += 3
	alias := nested["a"]
	alias["c"] = 1
	fmt.Println(nested, len(nested["zzz"]["q":]["x":]) == 0)
}

// error: 36:26: cannot slice nested["zzz"] (map index expression of type map[string]int)
