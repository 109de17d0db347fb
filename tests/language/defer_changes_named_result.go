package main

import "fmt"

func f() (n int) {
	defer func() { n *= 2 }()
	n = 1
	return n + 4
}
func g() (a, b int) {
	defer func() { a, b = b, a }()
	return 1, 2
}

func main() {
	fmt.Println(f())
	fmt.Println(g())
}

// expect: 10
// expect: 2 1
