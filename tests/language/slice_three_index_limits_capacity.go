package main

import "fmt"

func main() {
	a := []int{1, 2, 3, 4}
	s := a[0:2:2]
	s = append(s, 99)
	fmt.Println(a, s, cap(a[1:2:3]))
}

// expect: [1 2 3 4] [1 2 99] 2
