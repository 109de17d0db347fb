package main

type I interface {
	int
}
type J interface {
	I
	M()
}
type K interface{ K }
type L interface{ ~P }
type P int
type Q struct{ *I }
type R struct {
	*int
	error
}
type S interface {
	M(int)
	J2
}
type J2 interface{ M() }

var x I

func main() {}

// error: 10:6: invalid recursive type: K refers to itself
// error: 11:19: invalid use of ~ (underlying type of P is int)
// error: 13:16: embedded field type cannot be a pointer to an interface
// error: 13:17: cannot use type I outside a type constraint: interface contains type constraints
// error: 20:2: duplicate method M
// error: 	19:2: other declaration of method M
// error: 24:7: cannot use type I outside a type constraint: interface contains type constraints
