package main

import "fmt"

func two() (int, string) { return 1, "a" }

func main() {
	var i int = "hello"
	var s string = 'x'
	var b byte = 300
	var u uint = -1
	var f float32 = 1e40
	var p *int = 5
	i = 3.5
	i = nil
	a, c := two(), 1
	x, y, z := two()
	fmt.Println(i, s, b, u, f, p, a, c, x, y, z)
}

// error: 8:14: cannot use "hello" (untyped string constant) as int value in variable declaration
// error: 9:17: cannot use 'x' (untyped rune constant 120) as string value in variable declaration
// error: 10:15: cannot use 300 (untyped int constant) as byte value in variable declaration (overflows)
// error: 11:15: cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)
// error: 12:18: cannot use 1e40 (untyped float constant 1e+40) as float32 value in variable declaration (overflows)
// error: 13:15: cannot use 5 (untyped int constant) as *int value in variable declaration
// error: 14:6: cannot use 3.5 (untyped float constant) as int value in assignment (truncated)
// error: 15:6: cannot use nil as int value in assignment
// error: 16:10: multiple-value two() (value of type (int, string)) in single-value context
// error: 17:13: assignment mismatch: 3 variables but two returns 2 values
// error: 17:13: too many errors
