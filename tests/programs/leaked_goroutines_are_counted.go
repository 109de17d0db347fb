package main

import (
	"fmt"
	"runtime"
	"time"
)

func leak() <-chan int {
	ch := make(chan int)
	go func() { ch <- 1 }()
	return ch
}

func main() {
	before := runtime.NumGoroutine()
	for i := 0; i < 5; i++ {
		leak()
	}
	<-leak()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("leaked", runtime.NumGoroutine()-before)
}
