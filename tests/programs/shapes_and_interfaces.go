package main

import (
	"fmt"
	"math"
	"sort"
)

type shape interface {
	area() float64
	perimeter() float64
}
type named interface{ name() string }
type circle struct{ r float64 }
type rect struct{ w, h float64 }
type square struct{ rect }

func (c circle) area() float64      { return math.Pi * c.r * c.r }
func (c circle) perimeter() float64 { return 2 * math.Pi * c.r }
func (c circle) String() string     { return fmt.Sprintf("circle(%g)", c.r) }
func (r rect) area() float64        { return r.w * r.h }
func (r rect) perimeter() float64   { return 2 * (r.w + r.h) }
func (r *rect) scale(k float64)     { r.w *= k; r.h *= k }
func (s square) name() string       { return "square" }

func describe(v interface{}) string {
	switch s := v.(type) {
	case nil:
		return "nothing"
	case named:
		return "named " + s.name()
	case fmt.Stringer:
		return "stringer " + s.String()
	case shape:
		return fmt.Sprintf("shape %.1f", s.area())
	case error, int:
		return fmt.Sprintf("%T", s)
	}
	return fmt.Sprintf("unknown %T", v)
}

func main() {
	s := square{rect{2, 2}}
	s.scale(1.5)
	shapes := []shape{circle{1}, rect{3, 4}, s, &rect{1, 1}}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].area() < shapes[j].area() })
	for _, s := range shapes {
		fmt.Printf("%-18T %6.2f %6.2f  %v\n", s, s.area(), s.perimeter(), s)
	}
	for _, v := range []interface{}{nil, s, circle{2}, rect{1, 2}, 7, fmt.Errorf("e"), "s", []shape{}} {
		fmt.Println(describe(v))
	}
}
