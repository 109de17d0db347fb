package main

import "fmt"

var n int

func next() int     { n++; return n }
func set(v int) int { n = v; return v }

type T struct{ v []int }

func (t *T) at(i int) *int { return &t.v[i] }

func main() {
	a := []int{next(), next(), next()}
	fmt.Println(a, next()-next(), next()*10+next())
	m := map[int]int{next(): next()}
	fmt.Println(m)
	t := &T{make([]int, 3)}
	*t.at(1) = set(5)
	t.v[set(2)] += next()
	fmt.Println(t.v, n)
	x := 1
	y := func() int { x++; return x }() + x
	fmt.Println(y, x)
	s := []int{1, 2, 3}
	s, s[0] = []int{7}, 100
	fmt.Println(s)
	var p *T
	func() {
		defer func() { fmt.Println(recover() != nil, n) }()
		p.v[0] = set(77)
	}()
	var arr [3]int
	i := 0
	arr[i], i, arr[i] = 1, 2, 3
	fmt.Println(arr, i)
	z := true || next() > 0
	fmt.Println(z, n)
}

// expect: [1 2 3] -1 67
// expect: map[8:9]
// expect: [0 5 3] 3
// expect: 4 2
// expect: [7]
// expect: true 77
// expect: [3 0 0] 2
// expect: true 77
