package main

import "fmt"

func main() {
	fmt.Println(min(3, 1, 2), max(1.5, 2), min("b", "a"), max('a', 'b'))
	x := []int{3}
	fmt.Println(min(x[0], 5))
}

// expect: 1 2 a 98
// expect: 3
