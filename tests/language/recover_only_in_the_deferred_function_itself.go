package main

import "fmt"

func helper() any { return recover() }
func f() {
	defer func() { fmt.Println("inner", helper()) }()
	panic(1)
}

func main() {
	defer func() { fmt.Println("outer", recover()) }()
	f()
}

// expect: inner <nil>
// expect: outer 1
