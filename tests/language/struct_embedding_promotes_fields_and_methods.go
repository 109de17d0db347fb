package main

import "fmt"

type A struct{ x int }

func (a *A) Inc()    { a.x++ }
func (a A) Get() int { return a.x }

type B struct{ A }
type C struct {
	*B
	y int
}

func main() {
	c := C{&B{A{1}}, 2}
	c.Inc()
	c.B.Inc()
	c.x += 10
	fmt.Println(c.Get(), c.x, c.y)
	f := c.Inc
	f()
	fmt.Println(c.A.x)
}

// expect: 13 13 2
// expect: 14
