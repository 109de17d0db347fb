package main

import "fmt"

func sum(base int, xs ...int) (n int) {
	n = base
	for _, x := range xs {
		n += x
	}
	if len(xs) > 0 {
		xs[0] = 100
	}
	return
}

func main() {
	s := []int{1, 2, 3}
	fmt.Println(sum(1), sum(1, 2), sum(0, s...), s)
}

// expect: 1 3 6 [100 2 3]
