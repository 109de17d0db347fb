package main

import "fmt"

func two() (int, string)          { return 1, "a" }
func three() (int, string, error) { a, b := two(); return a, b, nil }
func take(a any, rest ...any) int { return len(rest) }

func main() {
	fmt.Println(two())
	fmt.Println(three())
	fmt.Println(take(two()), take(three()))
}

// expect: 1 a
// expect: 1 a <nil>
// expect: 1 2
