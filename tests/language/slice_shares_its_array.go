package main

import "fmt"

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:3]
	t := s[:4]
	t[3] = 50
	s[0] = 20
	fmt.Println(a, len(s), cap(s), len(t), cap(t))
}

// expect: [1 20 3 4 50] 2 4 4 4
