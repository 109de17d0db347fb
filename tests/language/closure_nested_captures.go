package main

import "fmt"

func main() {
	x := 1
	f := func() func() int {
		y := 10
		return func() int { x++; y += x; return y }
	}
	g := f()
	fmt.Println(g(), g(), x)
}

// expect: 12 15 3
