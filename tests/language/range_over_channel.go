package main

import "fmt"

func main() {
	ch := make(chan int, 3)
	for i := range 3 {
		ch <- i * i
	}
	close(ch)
	for v := range ch {
		fmt.Println(v)
	}
}

// expect: 0
// expect: 1
// expect: 4
