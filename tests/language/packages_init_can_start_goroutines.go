package main

import "fmt"

var results = make(chan int, 3)

func init() {
	for i := 0; i < 3; i++ {
		go func() { results <- i * i }()
	}
}

var total = 0

func init() {
	for i := 0; i < 3; i++ {
		total += <-results
	}
	fmt.Println("init done", total)
}

func main() { fmt.Println(total) }

// expect: init done 5
// expect: 5
