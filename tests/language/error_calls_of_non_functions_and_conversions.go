package main

type T struct{}

func main() {
	x := 5
	x()
	"a"()
	_ = T(5)
	_ = string(1.5)
	_ = int("5")
	_ = []byte(5)
	_ = bool(1)
	_ = float64("1")
	_ = (*int)(5)
	_ = func() nil
}

// error: 7:2: invalid operation: cannot call x (variable of type int): int is not a function
// error: 8:2: invalid operation: cannot call "a" (untyped string constant): untyped string is not a function
// error: 9:8: cannot convert 5 (untyped int constant) to type T
// error: 10:13: cannot convert 1.5 (untyped float constant) to type string
// error: 11:10: cannot convert "5" (untyped string constant) to type int
// error: 12:13: cannot convert 5 (untyped int constant) to type []byte
// error: 13:11: cannot convert 1 (untyped int constant) to type bool
// error: 14:14: cannot convert "1" (untyped string constant) to type float64
// error: 15:13: cannot convert 5 (untyped int constant) to type *int
// error: 16:13: nil (untyped nil) is not a type
// error: 16:13: too many errors
