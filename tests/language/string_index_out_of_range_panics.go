package main

import "fmt"

func main() {
	s, i := "abc", 3
	fmt.Println(s[i])
}

// exit: 2
// stderr: panic: runtime error: index out of range [3] with length 3
