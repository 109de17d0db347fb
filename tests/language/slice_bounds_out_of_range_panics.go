package main

import "fmt"

func main() {
	a, n := []int{1, 2}, 5
	fmt.Println(a[:n])
}

// exit: 2
// stderr: panic: runtime error: slice bounds out of range [:5] with capacity 2
