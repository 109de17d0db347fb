package main

import (
	"fmt"
	"io"
)

type Shape interface {
	Area() float64
	Name() string
}
type Square struct{}
type Circle struct{}
type Line struct{}
type Dot struct{}

func (s *Square) Area() float64 { return 1 }
func (s *Square) Name() string  { return "" }
func (c Circle) Area() int      { return 1 }
func (c Circle) Name() string   { return "" }
func (l Line) area() float64    { return 1 }
func (l Line) Name() string     { return "" }

func take(s Shape) {}

func main() {
	var s Shape = Square{}
	s = &Square{}
	s = Circle{}
	s = Line{}
	take(Dot{})
	take(nil)
	var w io.Writer = fmt.Stringer(nil)
	_ = s.(Circle)
	var p *Shape = &s
	p.Area()
	_, _ = w, p
}

// error: 27:16: cannot use Square{} (value of struct type Square) as Shape value in variable declaration: Square does not implement Shape (method Area has pointer receiver)
// error: 29:6: cannot use Circle{} (value of struct type Circle) as Shape value in assignment: Circle does not implement Shape (wrong type for method Area)
// error: 		have Area() int
// error: 		want Area() float64
// error: 30:6: cannot use Line{} (value of struct type Line) as Shape value in assignment: Line does not implement Shape (missing method Area)
// error: 		have area() float64
// error: 		want Area() float64
// error: 31:7: cannot use Dot{} (value of struct type Dot) as Shape value in argument to take: Dot does not implement Shape (missing method Area)
// error: 33:20: cannot use fmt.Stringer(nil) (value of interface type fmt.Stringer) as io.Writer value in variable declaration: fmt.Stringer does not implement io.Writer (missing method Write)
// error: 34:6: impossible type assertion: s.(Circle)
// error: 	Circle does not implement Shape (wrong type for method Area)
// error: 		have Area() int
// error: 		want Area() float64
// error: 36:4: p.Area undefined (type *Shape is pointer to interface, not interface)
