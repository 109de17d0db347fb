package main

import "fmt"

func f() {}

func main() {
	var g func()
	fmt.Println(g == nil, f != nil)
	g = f
	fmt.Println(g == nil)
}

// expect: true true
// expect: false
