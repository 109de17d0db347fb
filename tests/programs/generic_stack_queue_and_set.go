package main

import (
	"errors"
	"fmt"
	"sort"
)

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) pop() (v T, err error) {
	if len(s.items) == 0 {
		return v, errors.New("empty")
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}

type set[K comparable] map[K]struct{}

func setOf[K comparable](keys ...K) set[K] {
	s := set[K]{}
	for _, k := range keys {
		s[k] = struct{}{}
	}
	return s
}
func (s set[K]) union(t set[K]) set[K] {
	r := set[K]{}
	for _, m := range []set[K]{s, t} {
		for k := range m {
			r[k] = struct{}{}
		}
	}
	return r
}

type ordered interface{ ~int | ~string | ~float64 }

func keys[K ordered, V any](m map[K]V) []K {
	list := make([]K, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	return list
}

func reduce[T, A any](list []T, start A, f func(A, T) A) A {
	for _, v := range list {
		start = f(start, v)
	}
	return start
}

type pair[A, B any] struct {
	first  A
	second B
}

func zip[A, B any](a []A, b []B) (out []pair[A, B]) {
	for i := range a {
		if i < len(b) {
			out = append(out, pair[A, B]{a[i], b[i]})
		}
	}
	return out
}

func main() {
	var s stack[string]
	s.push("a")
	s.push("b")
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	_, err := s.pop()
	fmt.Println(err)
	fmt.Println(keys(setOf(3, 1).union(setOf(2, 3))))
	fmt.Println(reduce([]int{1, 2, 3}, "", func(a string, v int) string { return a + fmt.Sprint(v) }))
	fmt.Printf("%v %T\n", zip([]string{"x", "y"}, []float64{1, 2.5, 3}), pair[string, int]{})
}
