package main

import "fmt"

func Same[T any](a, b T) string     { return fmt.Sprintf("%T", a) }
func Add[T int | float64](a, b T) T { return a + b }
func Pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

func main() {
	fmt.Println(Same(1, 2.5), Same('a', 1), Same(1, 'a'), Same(2i, 1), Same("a", "b"))
	fmt.Println(Add(1, 2), Add(1, 2.5), Add(1.0, 2), Pick(true, 1, 2))
	var x int8 = 5
	fmt.Println(Same(x, 1))
}

// expect: float64 int32 int32 complex128 string
// expect: 3 3.5 3 1
// expect: int8
