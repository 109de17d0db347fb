package main

import (
	"fmt"
	"io"
	str "strings"
)

type shape interface {
	Area() float64
	Name() string
}

type square struct{ side float64 }

func (s *square) Area() float64 { return s.side * s.side }

type circle struct{ radius float64 }

func (c circle) Area() int     { return 3 }
func (c circle) Name() string  { return "circle" }
func (c circle) Name() string  { return "again" }
func pair() (n int, ok bool)   { return 1, true }
func missing(n int) (s string) { return }

func main() {
	unused := 1
	var s shape = square{2}
	var t shape = &square{2}
	var u shape = circle{2}
	n, err := pair(), 1
	var c chan<- int
	_ = <-c
	c = n
	_ = missing("a")
	fmt.Println(s.area(), t, u)
}

// go: 1.19
// error: 5:2: imported and not used: "io"
// error: 22:17: circle.Name redeclared in this block
// error: 	21:17: other declaration of Name
// error: 27:2: unused declared but not used
// error: 28:16: cannot use square{…} (value of type square) as type shape in variable declaration:
// error: 	square does not implement shape (Area method has pointer receiver)
// error: 29:16: cannot use &square{…} (value of type *square) as type shape in variable declaration:
// error: 	*square does not implement shape (missing Name method)
// error: 30:16: cannot use circle{…} (value of type circle) as type shape in variable declaration:
// error: 	circle does not implement shape (wrong type for Area method)
// error: 		have Area() int
// error: 		want Area() float64
// error: 31:12: multiple-value pair() (value of type (n int, ok bool)) in single-value context
// error: 33:8: invalid operation: cannot receive from send-only channel c (variable of type chan<- int)
// error: 35:14: cannot use "a" (untyped string constant) as int value in argument to missing
// error: 36:16: s.area undefined (type shape has no field or method area, but does have Area)
// error: 5:2: too many errors
