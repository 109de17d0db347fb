package main

import (
	"fmt"
	"strconv"
)

func Map[T, U any](in []T, f func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Ptr[T any](v T) *T                                       { return &v }
func Keys[M ~map[K]V, K comparable, V any](m M) int           { return len(m) }
func First[S ~[]E, E any](s S) (S, E)                         { return s[:1], s[0] }
func Apply[T any](v T, fs ...func(T) T) T {
	for _, f := range fs {
		v = f(v)
	}
	return v
}
func double[T int | float64](v T) T { return v * 2 }

type IDs []int
type Ages map[string]int

func main() {
	fmt.Println(Map([]int{1, 2}, strconv.Itoa), Map([]string{"a"}, func(s string) int { return len(s) }))
	fmt.Println(Compose(strconv.Itoa, func(s string) bool { return s == "7" })(7), *Ptr("p"))
	s, e := First(IDs{4, 5})
	fmt.Printf("%T %v %v %v\n", s, s, e, Keys(Ages{"a": 1}))
	fmt.Println(Apply(3, double, double[int]), Map([]float64{1.5}, double))
	var f func(int) int = double
	fmt.Println(f(21))
}

// expect: [1 2] [1]
// expect: true p
// expect: main.IDs [4] 4 1
// expect: 12 [3]
// expect: 42
