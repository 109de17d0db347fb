package main

import "fmt"

func main() {
	ch, done := make(chan string), make(chan bool)
	go func() {
		fmt.Println(<-ch, <-ch)
		done <- true
	}()
	ch <- "a"
	ch <- "b"
	<-done
}

// expect: a b
