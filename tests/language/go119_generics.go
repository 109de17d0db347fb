package main

import "fmt"

// go: 1.19

type Number interface{ ~int | ~float64 }

func Sum[T Number](list ...T) (s T) {
	for _, v := range list {
		s += v
	}
	return
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("%v:%v", p.Key, p.Val) }

func Map[T, U any](in []T, f func(T) U) (out []U) {
	for _, v := range in {
		out = append(out, f(v))
	}
	return
}

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5), Pair[string, int]{"a", 1})
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i * 2) }))
}

// expect: 6 4 a:1
// expect: [2 4]
