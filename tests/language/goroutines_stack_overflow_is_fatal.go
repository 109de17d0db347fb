package main

import "fmt"

func f(n int) int { return f(n+1) + 1 }

func main() {
	defer fmt.Println("not printed")
	defer func() { recover() }()
	f(0)
}

// exit: 2
// stderr: runtime: goroutine stack exceeds 1000000000-byte limit
// stderr: fatal error: stack overflow
