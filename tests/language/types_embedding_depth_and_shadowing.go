package main

import "fmt"

type Base struct{ ID, Name string }

func (b Base) Describe() string { return "base " + b.ID }
func (b *Base) SetID(id string) { b.ID = id }

type Middle struct {
	Base
	Name int
}
type Outer struct {
	*Middle
	Extra string
}

func (o Outer) Describe() string { return "outer(" + o.Middle.Describe() + ")" }

type Describer interface{ Describe() string }

func main() {
	o := Outer{&Middle{Base{"1", "base"}, 7}, "x"}
	o.SetID("2")
	fmt.Println(o.ID, o.Name, o.Base.Name, o.Middle.Base.ID)
	for _, d := range []Describer{o, o.Middle, o.Base, &o, &o.Base} {
		fmt.Println(d.Describe())
	}
	fmt.Printf("%+v\n", *o.Middle)
}

// expect: 2 7 base 2
// expect: outer(base 2)
// expect: base 2
// expect: base 2
// expect: outer(base 2)
// expect: base 2
// expect: {Base:{ID:2 Name:base} Name:7}
