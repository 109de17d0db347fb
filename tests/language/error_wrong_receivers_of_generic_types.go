package main

type T[P any] struct{ v P }

func (t T) A()        {}
func (t *T[P, Q]) B() {}
func (t T[P]) C()     {}

type U[P int] P
type V[P any] = T[P]

func f[P any, P any]() {}

func main() {
	var t T[int]
	t.C()
	t.D()
	f()
	_ = T{1}
}

// error: 5:9: cannot use generic type T[P any] without instantiation
// error: 6:10: receiver declares 2 type parameters, but receiver base type declares 1
// error: 9:15: cannot use a type parameter as RHS in type declaration
// error: 12:15: P redeclared in this block
// error: 	12:8: other declaration of P
// error: 17:4: t.D undefined (type T[int] has no field or method D)
// error: 18:3: in call to f, cannot infer P (declared at 12:8)
// error: 19:6: cannot use generic type T[P any] without instantiation
