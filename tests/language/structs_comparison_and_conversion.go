package main

import "fmt"

type P struct {
	X, Y int
	_    int
	S    string
}
type Q struct {
	X, Y int
}
type R struct {
	Q
	F float64
}

func main() {
	fmt.Println(P{1, 2, 3, "a"} == P{1, 2, 4, "a"}, P{X: 1} == P{X: 2}, Q{1, 2} == struct{ X, Y int }{1, 2})
	r := R{Q{1, 2}, 0}
	s := R{Q{1, 2}, -0.0}
	fmt.Println(r == s, r != R{}, &r == &s, r.Q == s.Q)
	arr := [2]Q{{1, 2}, {3, 4}}
	brr := arr
	fmt.Println(arr == brr)
	brr[1].X = 9
	fmt.Println(arr == brr, arr != [2]Q{})
	m := map[R]int{r: 1}
	m[s]++
	fmt.Println(m[R{Q: Q{1, 2}}], len(m))
	type local struct{ Q }
	fmt.Printf("%v %+v %#v\n", local{Q{5, 6}}, r, r)
}

// expect: true false true
// expect: true true false true
// expect: true
// expect: false true
// expect: 2 1
// expect: {{5 6}} {Q:{X:1 Y:2} F:0} main.R{Q:main.Q{X:1, Y:2}, F:0}
