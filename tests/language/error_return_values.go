package main

import "errors"

func a() int            { return }
func b()                { return 1 }
func c() (int, error)   { return 1 }
func d() (int, error)   { return 1, errors.New("x"), 2 }
func e() (int, error)   { return "x", nil }
func f() (n int, err error) {
	if n := 1; n > 0 {
		return
	}
	return
}
func g() error { return "text" }

func main() {}

// error: 5:27: not enough return values
// error: 	have ()
// error: 	want (int)
// error: 6:34: too many return values
// error: 	have (number)
// error: 	want ()
// error: 7:34: not enough return values
// error: 	have (number)
// error: 	want (int, error)
// error: 8:54: too many return values
// error: 	have (number, error, number)
// error: 	want (int, error)
// error: 9:34: cannot use "x" (untyped string constant) as int value in return statement
// error: 12:3: result parameter n not in scope at return
// error: 	11:5: inner declaration of var n int
// error: 16:25: cannot use "text" (constant of type string) as error value in return statement: string does not implement error (missing method Error)
