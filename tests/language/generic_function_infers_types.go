package main

import "fmt"

func Map[T, U any](xs []T, f func(T) U) (out []U) {
	for _, x := range xs {
		out = append(out, f(x))
	}
	return
}
func Max[T int | float64 | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func main() {
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint("n", i) }), Max(1, 2), Max("b", "a"), Max[float64](1, 2.5))
}

// expect: [n1 n2] 2 b 2.5
