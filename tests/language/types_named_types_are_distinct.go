package main

import "fmt"

type Meters float64
type Feet float64
type Handler func(string) string
type Names []string
type Set map[string]bool

func (m Meters) String() string        { return fmt.Sprintf("%gm", float64(m)) }
func (h Handler) Call(s string) string { return h(s) }
func (n Names) Len() int               { return len(n) }
func (s Set) Has(k string) bool        { return s[k] }
func (f Feet) Meters() Meters          { return Meters(f * 0.3048) }

func main() {
	var h Handler = func(s string) string { return s + "!" }
	var f func(string) string = h
	var n Names = []string{"a", "b"}
	fmt.Println(Meters(2), Feet(10).Meters(), h.Call("x"), f("y"), n.Len(), Set{"k": true}.Has("k"))
	fmt.Printf("%T %T %T %v %d\n", h, n, Meters(1), Meters(1), []string(n))
}

// expect: 2m 3.048m x! y! 2 true
// expect: main.Handler main.Names main.Meters 1m [%!d(string=a) %!d(string=b)]
