package main

type Inner struct{ x int }
type A struct{ Inner }
type B struct{ Inner }
type C struct {
	A
	B
}
type Recursive struct {
	self Recursive
}
type Pair struct {
	a Pair2
}
type Pair2 struct {
	b Pair
}
type Ok struct{ next *Ok }

func main() {
	var c C
	_ = c.x
	_ = c.A.x
	_ = c.y
	_ = c.A.Inner.z
}

// error: 10:6: invalid recursive type: Recursive refers to itself
// error: 13:6: invalid recursive type Pair
// error: 	13:6: Pair refers to Pair2
// error: 	16:6: Pair2 refers to Pair
// error: 23:8: ambiguous selector c.x
// error: 25:8: c.y undefined (type C has no field or method y)
// error: 26:16: c.A.Inner.z undefined (type Inner has no field or method z)
