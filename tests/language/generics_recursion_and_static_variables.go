package main

import "fmt"

type Ordered interface{ ~int | ~string }

type Tree[K Ordered, V any] struct {
	left, right *Tree[K, V]
	key         K
	value       V
}

func (t *Tree[K, V]) Insert(k K, v V) *Tree[K, V] {
	if t == nil {
		return &Tree[K, V]{key: k, value: v}
	}
	switch {
	case k < t.key:
		t.left = t.left.Insert(k, v)
	case k > t.key:
		t.right = t.right.Insert(k, v)
	default:
		t.value = v
	}
	return t
}

func Walk[K Ordered, V any](t *Tree[K, V], f func(K, V)) {
	if t != nil {
		Walk(t.left, f)
		f(t.key, t.value)
		Walk(t.right, f)
	}
}

func Fold[T, A any](list []T, acc A, f func(A, T) A) A {
	if len(list) == 0 {
		return acc
	}
	return Fold(list[1:], f(acc, list[0]), f)
}

func main() {
	var t *Tree[string, int]
	for i, k := range []string{"m", "c", "x", "a", "m"} {
		t = t.Insert(k, i)
	}
	Walk(t, func(k string, v int) { fmt.Print(k, v, " ") })
	fmt.Println(Fold([]int{1, 2, 3}, "", func(a string, v int) string { return a + fmt.Sprint(v) }))
}

// expect: a3 c1 m4 x2 123
