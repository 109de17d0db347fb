package main

import (
	"fmt"
	"time"
)

func main() {
	quit := make(chan struct{})
	data := make(chan int)
	go func() {
		for {
			select {
			case v := <-data:
				fmt.Println("data", v)
			case <-quit:
				return
			}
		}
	}()
	data <- 1
	data <- 2
	time.Sleep(50 * time.Millisecond)
	done := make(chan bool)
	<-done
}
