package main

import "fmt"

func main() {
	var m map[int]string
	fmt.Printf("%q %d\n", m[1], len(m))
	delete(m, 1)
	for range m {
		fmt.Println("never")
	}
}

// expect: "" 0
