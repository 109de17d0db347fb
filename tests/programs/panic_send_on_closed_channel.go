package main

import (
	"fmt"
	"time"
)

func producer(out chan<- int) {
	for i := 0; ; i++ {
		out <- i
	}
}

func main() {
	out := make(chan int)
	go producer(out)
	for v := range out {
		fmt.Println(v)
		if v == 3 {
			break
		}
	}
	time.Sleep(20 * time.Millisecond) // the producer is in its next send
	close(out)
	time.Sleep(time.Second)
}
