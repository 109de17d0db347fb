package main

import "fmt"

func main() {
	zero := 0
	fmt.Println("before")
	fmt.Println(1 / zero)
}

// exit: 2
// expect: before
// stderr: panic: runtime error: integer divide by zero
