package main

import "fmt"

const (
	A = iota * 10
	B
	_
	D
)
const (
	X, Y = iota, -iota
	Z, W
)

func main() {
	fmt.Println(A, B, D, X, Y, Z, W)
}

// expect: 0 10 30 0 0 1 -1
