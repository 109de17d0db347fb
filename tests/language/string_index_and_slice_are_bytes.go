package main

import "fmt"

func main() {
	s := "héllo"
	fmt.Println(len(s), s[1], s[1:3], s[3:], s[:1])
}

// expect: 6 195 é llo h
