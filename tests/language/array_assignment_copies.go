package main

import "fmt"

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 9
	p := &a
	p[1] = 7
	fmt.Println(a, b, a == [3]int{1, 7, 3}, a != b)
}

// expect: [1 7 3] [9 2 3] true true
