package main

import "fmt"

type T struct {
	a int
	a string
}

func (T) M() {}
func (T) M() {}
func (T) a() {}

type I interface {
	F()
	F()
}

var x = 1
var x = 2

func f(a int, a string) {}
func f()                {}

func main() {
	y := 1
	y := 2
	var y int
	const c = 1
	const c = 2
	y, z := 1, 2
	fmt.Println(y, z)
}

// error: 7:2: a redeclared
// error: 	6:2: other declaration of a
// error: 11:10: method T.M already declared at 10:10
// error: 12:10: field and method with the same name a
// error: 	6:2: other declaration of a
// error: 16:2: duplicate method F
// error: 	15:2: other declaration of method F
// error: 20:5: x redeclared in this block
// error: 	19:5: other declaration of x
// error: 22:15: a redeclared in this block
// error: 	22:8: other declaration of a
// error: 23:6: f redeclared in this block
// error: 	22:6: other declaration of f
// error: 27:4: no new variables on left side of :=
// error: 28:6: y redeclared in this block
// error: 	26:2: other declaration of y
// error: 30:8: c redeclared in this block
// error: 	29:8: other declaration of c
// error: 30:8: too many errors
