package main

import "fmt"

type request struct {
	n     int
	reply chan int
}

func handle(requests chan request) {
	r := request{2, make(chan int)}
	requests <- r
	fmt.Println(<-r.reply)
}

func main() {
	requests := make(chan request)
	go func() {
		r := <-requests
		r.reply <- r.n * r.n
		<-requests // the next one
	}()
	handle(requests)
	go handle(requests)
	r := make(chan request)
	<-r
}
