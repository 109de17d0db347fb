package main

import "fmt"

func main() {
	s := "a"
	t := s + "b" + s + "c" + s
	s += t
	fmt.Println(s, t)
}

// expect: aabaca abaca
