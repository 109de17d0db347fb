package main

import "fmt"

func main() {
	f := func(n int) int { fmt.Println("f", n); return n }
	switch f(2) {
	case f(1), f(2), f(3):
		fmt.Println("matched")
	case f(4):
	}
}

// expect: f 2
// expect: f 1
// expect: f 2
// expect: matched
