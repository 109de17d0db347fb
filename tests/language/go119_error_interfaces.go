package main

import "fmt"

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Sq struct{ s float64 }

func (s Sq) Area() float64 { return 1 }

type P struct{}

func (p *P) Area() float64      { return 1 }
func (p *P) Perimeter() float64 { return 1 }
func use(s Shape)               {}

func main() {
	var s Shape = Sq{1}
	s = P{}
	s = &Sq{}
	use(Sq{})
	use(5)
	use(nil)
	var st fmt.Stringer = P{}
	_ = s.(Sq)
	_ = s.(fmt.Stringer)
	_ = Sq{}.(Shape)
	switch s.(type) {
	case Sq:
	case *P:
	case int:
	}
	_ = st
	var ss []Shape = []Sq{}
}

// go: 1.19
// error: 20:16: cannot use Sq{…} (value of type Sq) as type Shape in variable declaration:
// error: 	Sq does not implement Shape (missing Perimeter method)
// error: 21:6: cannot use P{} (value of type P) as type Shape in assignment:
// error: 	P does not implement Shape (Area method has pointer receiver)
// error: 22:6: cannot use &Sq{} (value of type *Sq) as type Shape in assignment:
// error: 	*Sq does not implement Shape (missing Perimeter method)
// error: 23:6: cannot use Sq{} (value of type Sq) as type Shape in argument to use:
// error: 	Sq does not implement Shape (missing Perimeter method)
// error: 24:6: cannot use 5 (constant of type int) as type Shape in argument to use:
// error: 	int does not implement Shape (missing Area method)
// error: 26:24: cannot use P{} (value of type P) as type fmt.Stringer in variable declaration:
// error: 	P does not implement fmt.Stringer (missing String method)
// error: 27:6: impossible type assertion: s.(Sq)
// error: 	Sq does not implement Shape (missing Perimeter method)
// error: 29:6: invalid operation: Sq{} (value of type Sq) is not an interface
// error: 31:7: impossible type switch case: Sq
// error: 	s (variable of type Shape) cannot have dynamic type Sq (missing Perimeter method)
// error: 33:7: impossible type switch case: int
// error: 	s (variable of type Shape) cannot have dynamic type int (missing Area method)
// error: 33:7: too many errors
