package main

import (
	"fmt"
	"time"
)

func replica(id int, delay time.Duration, replies chan<- string) {
	time.Sleep(delay)
	replies <- fmt.Sprint("replica ", id)
}

func main() {
	replies := make(chan string, 3)
	for i, ms := range []time.Duration{900, 20, 600} {
		go replica(i, ms*time.Millisecond, replies)
	}
	select {
	case r := <-replies:
		fmt.Println("answer from", r)
	case <-time.After(5 * time.Second):
		fmt.Println("timeout")
	}
}
