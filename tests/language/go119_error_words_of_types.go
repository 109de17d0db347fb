package main

import "fmt"

type node struct {
	next node
}

type a struct{ b b }
type b struct{ a a }

var x = y
var y = f()

func f() int { return x }

type number interface{ ~int | ~float64 }

func add[T number](p, q T) T   { return p + q }
func less[T any](p, q T) bool  { return p < q }
func make1[T any]() (zero T)   { return }
func (n node) m(numbers f) int { return 0 }

func main() {
	_ = add(1.5, 2)
	_ = add("a", "b")
	_ = make1[int]()
	var i fmt.Stringer = 5
	_ = i.(node)
	i()
	for range i {
	}
	switch i.(type) {
	case int:
	}
}

// go: 1.19
// error: 5:6: invalid recursive type node
// error: 	5:6: node refers to
// error: 	5:6: node
// error: 9:6: invalid recursive type a
// error: 	9:6: a refers to
// error: 	10:6: b refers to
// error: 	9:6: a
// error: 20:41: invalid operation: p < q (type parameter T is not comparable with <)
// error: 22:25: f (value of type func() int) is not a type
// error: 25:15: default type int of 2 does not match inferred type float64 for T
// error: 26:9: string does not implement number (string missing in ~int | ~float64)
// error: 28:23: cannot use 5 (constant of type int) as type fmt.Stringer in variable declaration:
// error: 	int does not implement fmt.Stringer (missing String method)
// error: 29:6: impossible type assertion: i.(node)
// error: 	node does not implement fmt.Stringer (missing String method)
// error: 30:2: invalid operation: cannot call non-function i (variable of type fmt.Stringer)
// error: 31:12: cannot range over i (variable of type fmt.Stringer)
// error: 31:12: too many errors
