package main

import "fmt"

func main() {
	b := append([]byte("ab"), "cd"...)
	fmt.Println(string(b))
}

// expect: abcd
