package main

import "fmt"

var s []int // in the heap: a backing array on the stack could begin larger

func main() {
	last := -1
	for i := 0; i < 2000; i++ {
		s = append(s, i)
		if cap(s) != last {
			fmt.Print(" ", cap(s))
			last = cap(s)
		}
	}
	fmt.Println()
	a := make([]int, 3, 10)
	b := append(a, 1)
	c := append(a, 2)
	fmt.Println(b[3], c[3], len(a))
	d := append(a[:1:1], 9)
	d[0] = 5
	fmt.Println(a[0], a[1], d)
	fmt.Println(cap(append([]int64{1}, 2, 3, 4)))
	fmt.Println(cap(append([]string{"a", "b", "c"}, "d")), cap(append([]struct{}{}, struct{}{})) > 0)
	x := []int{1, 2, 3, 4}
	x = append(x[:1], x[2:]...)
	fmt.Println(x, x[:4], append([]int(nil)) == nil, append([]int{}, nil...) == nil)
	e := append([]any{}, 1, "a", nil)
	fmt.Println(len(e), append(e[:0:0], e...)[2])
}

// expect:  1 2 4 8 16 32 64 128 256 512 848 1280 1792 2560
// expect: 2 2 3
// expect: 0 0 [5 9]
// expect: 4
// expect: 6 true
// expect: [1 3 4] [1 3 4 4] true false
// expect: 3 <nil>
