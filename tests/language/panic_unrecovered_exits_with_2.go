package main

import "fmt"

func main() {
	defer fmt.Println("deferred runs")
	panic("oh no")
}

// exit: 2
// expect: deferred runs
// stderr: panic: oh no
