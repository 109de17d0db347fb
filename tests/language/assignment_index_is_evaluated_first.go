package main

import "fmt"

func main() {
	i := 0
	a := []int{1, 2}
	i, a[i] = 1, 9
	fmt.Println(i, a)
}

// expect: 1 [9 2]
