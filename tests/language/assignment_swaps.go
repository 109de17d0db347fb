package main

import "fmt"

func main() {
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	s := []int{1, 2}
	s[0], s[1] = s[1], s[0]
	fmt.Println(a, b, c, s)
}

// expect: 3 1 2 [2 1]
