package main

import "fmt"

var (
	a    = c + b
	b    = f("b", 2)
	c    = f("c", 3)
	d    = func() int { return f("d", e) }()
	e    = f("e", 5)
	_    = f("blank", 0)
	x, y = pair()
	z    = t.m()
)

type T struct{}

var t = T{}

func (T) m() int { return f("m", g) }

var g = f("g", 7)

func pair() (int, int) { return f("pair", 1), h }

var h = f("h", 8)

func f(name string, v int) int {
	fmt.Print(name, " ")
	return v
}

func init() { fmt.Println("init 1", a, x, y) }
func init() { fmt.Println("init 2", z) }

func main() { fmt.Println("main", a, b, c, d, e) }

// expect: b c e d blank g m h pair init 1 5 1 8
// expect: init 2 7
// expect: main 5 2 3 5 5
