package main

import "fmt"

type ball struct{ hits int }

func main() {
	ping, pong := make(chan *ball), make(chan *ball)
	done := make(chan string)
	relay := func(name string, in <-chan *ball, out chan<- *ball) {
		for b := range in {
			b.hits++
			fmt.Println(name, b.hits)
			if b.hits == 6 {
				done <- name + " stops"
				return
			}
			out <- b
		}
	}
	go relay("ping", ping, pong)
	go relay("pong", pong, ping)
	ping <- &ball{}
	fmt.Println(<-done)
}
