package main

import "fmt"

func main() {
	x, y := 0b1111, 0b0101
	fmt.Println(x&^y, x&y, x|y, x^y, ^x)
	x &^= 3
	fmt.Println(x)
}

// expect: 10 5 15 10 -16
// expect: 12
