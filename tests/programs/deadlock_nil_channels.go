package main

import (
	"fmt"
	"time"
)

type server struct {
	requests chan string
	replies  chan string
}

func (s *server) loop() {
	for request := range s.requests {
		fmt.Println(request)
	}
}

func main() {
	var s server // nobody makes the channels
	go s.loop()
	go func() { s.replies <- "hello" }()
	time.Sleep(50 * time.Millisecond)
	select {
	case r := <-s.replies:
		fmt.Println(r)
	}
}
