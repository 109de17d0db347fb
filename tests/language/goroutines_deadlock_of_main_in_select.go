package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	fmt.Println("before")
	select {
	case <-a:
	case b <- 1:
	}
}

// exit: 2
// expect: before
// stderr: fatal error: all goroutines are asleep - deadlock!
