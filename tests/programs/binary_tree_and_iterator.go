package main

import (
	"fmt"
	"strings"
)

type tree[K any, V any] struct {
	root    *node[K, V]
	compare func(a, b K) int
	size    int
}
type node[K, V any] struct {
	key         K
	value       V
	left, right *node[K, V]
}

func (t *tree[K, V]) put(k K, v V) {
	at := &t.root
	for *at != nil {
		switch c := t.compare(k, (*at).key); {
		case c < 0:
			at = &(*at).left
		case c > 0:
			at = &(*at).right
		default:
			(*at).value = v
			return
		}
	}
	*at = &node[K, V]{key: k, value: v}
	t.size++
}

func (t *tree[K, V]) each(visit func(K, V) bool) {
	var walk func(n *node[K, V]) bool
	walk = func(n *node[K, V]) bool {
		return n == nil || walk(n.left) && visit(n.key, n.value) && walk(n.right)
	}
	walk(t.root)
}

func main() {
	t := &tree[string, int]{compare: strings.Compare}
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.put(w, i)
	}
	fmt.Println(t.size)
	t.each(func(k string, v int) bool {
		fmt.Print(k, "=", v, " ")
		return k != "over"
	})
	fmt.Println()
}
