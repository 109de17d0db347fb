package main

import "fmt"

func main() {
	m := map[string]int{"a": 1}
	v, ok := m["b"]
	fmt.Println(m["a"], m["b"], v, ok, len(m))
}

// expect: 1 0 0 false 1
