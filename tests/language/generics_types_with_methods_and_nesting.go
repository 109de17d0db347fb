package main

import "fmt"

type List[T any] struct {
	head *node[T]
	size int
}
type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Push(v T) *List[T] {
	l.head = &node[T]{v, l.head}
	l.size++
	return l
}
func (l *List[T]) Each(f func(int, T)) {
	i := 0
	for n := l.head; n != nil; n = n.next {
		f(i, n.value)
		i++
	}
}

type Matrix[T ~int | ~float64] [][]T
type Option[T any] struct {
	value T
	ok    bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func (o Option[T]) OrElse(v T) T {
	if o.ok {
		return o.value
	}
	return v
}
func (m Matrix[T]) At(i, j int) Option[T] {
	if i < len(m) && j < len(m[i]) {
		return Some(m[i][j])
	}
	return Option[T]{}
}

type Cache[K comparable, V any] struct {
	data map[K]List[V]
}

func main() {
	var l List[string]
	l.Push("a").Push("b").Each(func(i int, s string) { fmt.Print(i, s, " ") })
	m := Matrix[int]{{1, 2}, {3}}
	fmt.Println(m.At(0, 1).OrElse(-1), m.At(1, 1).OrElse(-1))
	c := Cache[string, List[int]]{map[string]List[List[int]]{}}
	fmt.Printf("%T\n%T\n%T\n", l, c, Some(l))
}

// expect: 0b 1a 2 -1
// expect: main.List[string]
// expect: main.Cache[string,main.List[int]]
// expect: main.Option[main.List[string]]
