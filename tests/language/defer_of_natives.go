package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer runtime.Goexit()
		defer runtime.Gosched()
		fmt.Println("goroutine")
		panic("never seen: Goexit ends the goroutine")
	}()
	<-done
	func() {
		defer runtime.GC()
		defer time.Sleep(time.Millisecond)
	}()
	go runtime.Gosched()
	runtime.Gosched()
	fmt.Println("main")
}

// expect: goroutine
// expect: main
