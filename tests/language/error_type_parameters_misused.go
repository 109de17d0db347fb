package main

type T[P any] struct{ v P }

func F[P any](p P) {
	_ = p.x
	_ = p + p
	_ = p == p
	p.Foo()
	var q P = 1
	_ = q
	switch p.(type) {
	}
	for range p {
	}
	_ = len(p)
}

func main() {}

// error: 6:8: p.x undefined (type P has no field or method x)
// error: 7:6: invalid operation: operator + not defined on p (variable of type P constrained by any)
// error: 8:6: invalid operation: p == p (incomparable types in type set)
// error: 9:4: p.Foo undefined (type P has no field or method Foo)
// error: 10:12: cannot use 1 (untyped int constant) as P value in variable declaration
// error: 12:9: cannot use type switch on type parameter value p (variable of type P constrained by any)
// error: 14:12: cannot range over p (variable of type P constrained by any): no specific type
// error: 16:10: invalid argument: p (variable of type P constrained by any) for built-in len
