package main

type T struct {
	a int
	a string
}
type U struct {
	T
	*T
}
type V struct{ V }
type W struct{ x, y int }
type X interface{ X }

func main() {
	_ = W{1}
	_ = W{1, 2, 3}
	_ = W{x: 1, 2}
	_ = W{x: 1, x: 2}
	_ = W{z: 1}
	_ = W{"a", 1}
	var w W = W
	w.x()
	w.x.y = 1
	_ = w + w
	if w == nil {
	}
}

// go: 1.19
// error: 5:2: a redeclared
// error: 	4:2: other declaration of a
// error: 9:2: T redeclared
// error: 	8:2: other declaration of T
// error: 11:6: invalid recursive type V
// error: 	11:6: V refers to
// error: 	11:6: V
// error: 13:6: invalid recursive type X
// error: 	13:6: X refers to
// error: 	13:6: X
// error: 16:9: too few values in W{…}
// error: 17:14: too many values in W{…}
// error: 18:14: mixture of field:value and value elements in struct literal
// error: 19:15: duplicate field name x in struct literal
// error: 20:8: unknown field 'z' in struct literal of type W
// error: 21:8: cannot use "a" (untyped string constant) as int value in struct literal
// error: 21:8: too many errors
