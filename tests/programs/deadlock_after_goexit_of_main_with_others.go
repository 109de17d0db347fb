package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	for i := 0; i < 2; i++ {
		go func() {
			<-make(chan int)
		}()
	}
	time.Sleep(30 * time.Millisecond)
	defer fmt.Println("main leaves")
	runtime.Goexit()
}
