package main

import "fmt"

type T struct {
	i  int
	s  string
	p  *int
	m  map[string]int
	a  [2]bool
	in struct{ f float64 }
	e  error
	fn func()
	c  complex128
	sl []int
}

func main() {
	var t T
	fmt.Printf("%+v\n", t)
	var (
		i8, u  = int8(0), uint(0)
		s      string
		r      rune
		arr    [3][2]int
		anyone any
	)
	fmt.Printf("%v %v %q %q %v %v\n", i8, u, s, r, arr, anyone)
	fmt.Println(t.p == nil, t.m == nil, t.sl == nil, t.fn == nil, len(t.m), len(t.sl), t.m["x"])
}

// expect: {i:0 s: p:<nil> m:map[] a:[false false] in:{f:0} e:<nil> fn:<nil> c:(0+0i) sl:[]}
// expect: 0 0 "" '\x00' [[0 0] [0 0] [0 0]] <nil>
// expect: true true true true 0 0 0
