package main

import "fmt"

type T struct {
	a, b int
}

func f(
	a int,
	b ...int,
) (
	sum int,
) {
	for _, v := range b {
		sum += v
	}
	return sum +
		a
}

func main() {
	x := []int{1, 2}
	fmt.Println(f(1, x...))
	if y := len(x); y > 1 {
		fmt.Println("one line")
	}
}

// expect: 4
// expect: one line
