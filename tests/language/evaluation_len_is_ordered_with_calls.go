package main

import "fmt"

func main() {
	x := []int{1}
	f := func() int { x = make([]int, 3); return 2 }
	a, b, c := len(x), f(), len(x)
	fmt.Println(a, b, c)
	y := 1i
	g := func() int { y = 5i; return 2 }
	d, e, h := imag(y), g(), imag(y)
	fmt.Println(d, e, h)
}

// expect: 1 2 3
// expect: 1 2 5
