package main

import "fmt"

func f(a int, b string) (r string) {
	g := func() { r = fmt.Sprint(a, b); a++ }
	g()
	r += "+"
	g()
	return
}

func main() {
	fmt.Println(f(1, "x"))
}

// expect: 2x
