package main

import (
	"fmt"
	"runtime"
)

type node struct {
	name string
	next *node
}

func main() {
	done := make(chan string, 4)
	b := &node{name: "b"}
	a := &node{name: "a", next: b}
	for _, n := range []*node{a, b} {
		runtime.SetFinalizer(n, func(n *node) { done <- n.name })
	}
	c := &node{name: "c"}
	runtime.SetFinalizer(c, func(any) { done <- "never" })
	runtime.SetFinalizer(c, nil)
	runtime.GC()
	fmt.Println(len(done), b.name, a.name)
	// From here on nobody needs them: first the one that points at the other, in the next cycle that one.
	for want := 1; want <= 2; want++ {
		runtime.GC()
		fmt.Println(<-done)
	}
	runtime.GC()
	fmt.Println(len(done))
	defer fmt.Println("not reached: a second finalizer is fatal")
	d := new(node)
	runtime.SetFinalizer(d, func(*node) {})
	runtime.SetFinalizer(d, func(*node) {})
}

// expect: 0 b a
// expect: a
// expect: b
// expect: 0
// exit: 2
