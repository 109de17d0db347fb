package main

import "fmt"

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[string, K] { return Pair[string, K]{fmt.Sprint(p.Val), p.Key} }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}

func main() {
	fmt.Println(Pair[int, bool]{1, true}.Swap())
	var l List[string]
	l.Push("a")
	l.Push("b")
	l.Each(func(s string) { fmt.Println(s) })
	fmt.Printf("%T %T\n", l, Pair[int, string]{})
}

// expect: {true 1}
// expect: b
// expect: a
// expect: main.List[string] main.Pair[int,string]
