package main

import "fmt"

func Index[T comparable](list []T, v T) int {
	for i, x := range list {
		if x == v {
			return i
		}
	}
	return -1
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T) bool {
	_, had := s[v]
	s[v] = struct{}{}
	return !had
}

func main() {
	fmt.Println(Index([]any{1, "a", 2.5}, any("a")), Index([]error{nil}, nil), Index([]string{"x"}, "y"))
	s := Set[any]{}
	fmt.Println(s.Add(1), s.Add(1), s.Add("1"), s.Add(nil), len(s))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(Index([]any{[]int{1}}, any([]int{1})))
}

// expect: 1 0 -1
// expect: true false true true 3
// expect: runtime error: comparing uncomparable type []int
