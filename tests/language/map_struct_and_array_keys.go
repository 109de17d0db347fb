package main

import "fmt"

type K struct {
	a string
	b [2]int8
}

func main() {
	m := map[K]int{{"x", [2]int8{1, 2}}: 1}
	m[K{"x", [2]int8{1, 2}}]++
	m[K{a: "y"}] = 5
	fmt.Println(len(m), m[K{"x", [2]int8{1, 2}}], m[K{a: "y"}])
}

// expect: 2 2 5
