package main

import (
	"fmt"
	"iter"
)

// needs: go1.23

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) all(yield func(int) bool) bool {
	return t.left.all(yield) && yield(t.value) && t.right.all(yield)
}

func main() {
	t := &tree{value: 5}
	next, stop := iter.Pull(func(yield func(int) bool) { t.all(yield) })
	defer fmt.Println("deferred in main")
	defer stop()
	fmt.Println(next())
}
