package main

import "fmt"

type A struct{ n int }
type B struct{ a *A }
type C struct {
	*B
	name string
}

func (a *A) Inc() int { a.n++; return a.n }

func main() {
	c := &C{&B{&A{1}}, "c"}
	c.a.n = 5
	pp := &c
	fmt.Println(c.a.Inc(), (*pp).a.n, (**pp).B.a.n)
	b := *c.B
	b.a.Inc()
	fmt.Println(c.a.n)
	defer func() { fmt.Println(recover()) }()
	c.B = nil
	fmt.Println(c.a)
}

// expect: 6 6 6
// expect: 7
// expect: runtime error: invalid memory address or nil pointer dereference
