package main

import "fmt"

func main() {
	ch := make(chan int, 1)
	ch <- 5
	close(ch)
	a, ok := <-ch
	b, ok2 := <-ch
	fmt.Println(a, ok, b, ok2, len(ch), cap(ch))
}

// expect: 5 true 0 false 0 1
