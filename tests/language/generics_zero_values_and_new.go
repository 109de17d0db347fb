package main

import "fmt"

type Node[T any] struct {
	Val  T
	Next *Node[T]
}

func New[T any]() *Node[T]   { return new(Node[T]) }
func Zero[T any]() (z T)     { return }
func PtrTo[T any](v T) *T    { return &v }
func IsNil[T any](p *T) bool { return p == nil }
func Default[T comparable](v, d T) T {
	var z T
	if v == z {
		return d
	}
	return v
}
func Chan[T any](n int, vs ...T) chan T {
	c := make(chan T, n)
	for _, v := range vs {
		c <- v
	}
	close(c)
	return c
}

func main() {
	n := New[string]()
	fmt.Printf("%+v %T\n", *n, n)
	fmt.Println(Zero[int](), Zero[*int]() == nil, Zero[[2]bool](), Zero[error]() == nil, Zero[struct{ a string }]())
	fmt.Println(*PtrTo(5), IsNil[int](nil), Default("", "d"), Default(3, 4))
	for v := range Chan(3, 1.5, 2.5) {
		fmt.Print(v, " ")
	}
	m := map[string]*Node[int]{"a": {Val: 1}}
	fmt.Println(m["a"].Val, len(fmt.Sprintf("%T", m)))
}

// expect: {Val: Next:<nil>} *main.Node[string]
// expect: 0 true [false false] true {}
// expect: 5 true d 3
// expect: 1.5 2.5 1 26
