package main

import "fmt"

func main() {
	m := map[string]int{}
	m["a"]++
	m["a"] += 10
	m["b"] -= 3
	m["a"] *= 2
	fmt.Println(m)
}

// expect: map[a:22 b:-3]
