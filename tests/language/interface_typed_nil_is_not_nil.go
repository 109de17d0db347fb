package main

import "fmt"

type E struct{}

func (*E) Error() string { return "E" }
func f() error {
	var e *E
	return e
}

func main() {
	fmt.Println(f() == nil, f().(*E) == nil)
}

// expect: false true
