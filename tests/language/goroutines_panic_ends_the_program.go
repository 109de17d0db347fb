package main

import (
	"fmt"
	"time"
)

func main() {
	defer fmt.Println("not printed")
	go func() {
		defer fmt.Println("deferred in the goroutine")
		panic("boom")
	}()
	time.Sleep(time.Hour)
}

// exit: 2
// expect: deferred in the goroutine
// stderr: panic: boom
