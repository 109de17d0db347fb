package main

import "fmt"

func f() *int {
	x := 5
	p := &x
	x++
	return p
}

func main() {
	p, q := f(), f()
	*p += 10
	fmt.Println(*p, *q, p == q)
}

// expect: 16 6 false
