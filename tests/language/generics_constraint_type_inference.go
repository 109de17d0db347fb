package main

import (
	"cmp"
	"fmt"
	"slices"
)

func Scale[S ~[]E, E ~int | ~float64](s S, k E) S {
	r := make(S, len(s))
	for i, v := range s {
		r[i] = v * k
	}
	return r
}

type Vector []float64

func (v Vector) Len() int { return len(v) }

func SortBy[S ~[]E, E any, K cmp.Ordered](s S, key func(E) K) S {
	t := slices.Clone(s)
	slices.SortFunc(t, func(a, b E) int { return cmp.Compare(key(a), key(b)) })
	return t
}

type Numeric interface{ ~int | ~int64 | ~float64 }

func SumBy[T any, N Numeric](list []T, f func(T) N) (sum N) {
	for _, v := range list {
		sum += f(v)
	}
	return sum
}

func main() {
	v := Scale(Vector{1, 2}, 2)
	fmt.Println(v.Len(), v, Scale([]int{3}, 3))
	words := []string{"pear", "fig", "banana"}
	fmt.Println(SortBy(words, func(s string) int { return len(s) }), words)
	fmt.Println(SumBy(words, func(s string) int { return len(s) }), SumBy(words, func(s string) float64 { return 0.5 }))
}

// expect: 2 [2 4] [9]
// expect: [fig pear banana] [pear fig banana]
// expect: 13 1.5
