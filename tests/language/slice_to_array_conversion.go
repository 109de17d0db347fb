package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	a := [2]int(s)
	p := (*[3]int)(s)
	p[0] = 9
	fmt.Println(a, s)
}

// expect: [1 2] [9 2 3]
