package main

import (
	"fmt"
	"time"
)

func main() {
	messages := make(chan string)
	select {
	case m := <-messages:
		fmt.Println("got", m)
	default:
		fmt.Println("nothing yet")
	}
	select {
	case messages <- "hi":
		fmt.Println("sent")
	default:
		fmt.Println("nobody listens")
	}
	select {
	case m := <-messages:
		fmt.Println("got", m)
	case <-time.After(15 * time.Millisecond):
		fmt.Println("timeout")
	}
	go func() { messages <- "late" }()
	select {
	case m := <-messages:
		fmt.Println("got", m)
	case <-time.After(5 * time.Second):
		fmt.Println("timeout")
	}
}
