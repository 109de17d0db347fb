package main

import "fmt"

type Celsius = float64
type List = []int
type Node = struct{ next *int }
type Pair[A, B any] = struct {
	First  A
	Second B
}
type IntPair[B any] = Pair[int, B]
type Vec[T any] = []T

func sum(l List) (s int) {
	for _, v := range l {
		s += v
	}
	return
}

func main() {
	var c Celsius = 1.5
	var f float64 = c
	p := IntPair[string]{1, "a"}
	fmt.Printf("%T %T %T %T\n", c, List{}, p, Vec[string]{"x"})
	fmt.Println(f, sum([]int{1, 2}), p.Second, Node{} == struct{ next *int }{})
}

// expect: float64 []int struct { First int; Second string } []string
// expect: 1.5 3 a true
