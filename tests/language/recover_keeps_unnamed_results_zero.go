package main

import "fmt"

func f() (int, string) {
	defer func() { recover() }()
	panic("x")
}

func main() {
	fmt.Println(f())
}

// expect: 0 
