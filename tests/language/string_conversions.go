package main

import "fmt"

func main() {
	b := []byte("hi")
	b[0] = 'H'
	r := []rune("é世")
	fmt.Println(string(b), len(r), string(r), string(rune(65)), string(rune(-1)))
}

// expect: Hi 2 é世 A �
