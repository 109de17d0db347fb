package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	done := make(chan string)
	for i := 0; i < 3; i++ {
		go func() {
			select {
			case _, ok := <-c:
				done <- fmt.Sprint("closed ", !ok)
			case _, ok := <-c:
				done <- fmt.Sprint("closed ", !ok)
			case done <- "sent":
			}
		}()
	}
	time.Sleep(time.Millisecond)
	close(c)
	for i := 0; i < 3; i++ {
		fmt.Println(<-done)
	}
}

// expect: closed true
// expect: closed true
// expect: closed true
