package main

import (
	"fmt"
	"time"
)

func main() {
	ch := make(chan int, 1)
	select {
	case v := <-ch:
		fmt.Println(v)
	default:
		fmt.Println("empty")
	}
	select {
	case ch <- 3:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	select {
	case v, ok := <-ch:
		fmt.Println(v, ok)
	case <-time.After(time.Second):
		fmt.Println("timeout")
	}
}

// expect: empty
// expect: sent
// expect: 3 true
