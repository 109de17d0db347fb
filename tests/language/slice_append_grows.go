package main

import "fmt"

var s []int // a package variable: gc gives a slice that stays on the stack other capacities

func main() {
	caps := map[int]bool{}
	for i := 0; i < 100; i++ {
		s = append(s, i)
		caps[cap(s)] = true
	}
	fmt.Println(len(s), len(caps), s[99])
}

// expect: 100 8 99
