package main

import "fmt"

type T struct {
	a int
	_ int
	b string
}

func main() {
	fmt.Println(T{a: 1, b: "x"} == T{a: 1, b: "x"}, T{a: 1} == T{a: 2})
}

// expect: true false
