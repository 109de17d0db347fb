package main

import "fmt"

func main() {
	m := map[int][]string{}
	m[1] = append(m[1], "a")
	m[1] = append(m[1], "b", "c")
	fmt.Println(m, len(m[2]))
}

// expect: map[1:[a b c]] 0
