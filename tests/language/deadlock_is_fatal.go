package main

import "fmt"

func main() {
	fmt.Println("waiting")
	<-make(chan int)
}

// exit: 2
// expect: waiting
// stderr: fatal error: all goroutines are asleep - deadlock!
