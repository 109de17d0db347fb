package main

import "fmt"

func main() {
	var a, b any = []int{1}, []int{1}
	fmt.Println(a == b)
}

// exit: 2
// stderr: panic: runtime error: comparing uncomparable type []int
