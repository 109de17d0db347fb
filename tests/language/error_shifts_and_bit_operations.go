package main

func main() {
	var f float64 = 1
	var s = 3
	_ = f << 2
	_ = 1.5 << s
	_ = 1 << f
	_ = s << 1.5
	_ = "a" | "b"
	_ = f & 1
	_ = true ^ false
	_ = s &^ 1.5
	var u8 uint8 = 1 << 8
	_ = u8
}

// error: 6:6: invalid operation: shifted operand f (variable of type float64) must be integer
// error: 7:6: invalid operation: shifted operand 1.5 (untyped float constant) must be integer
// error: 8:11: invalid operation: shift count f (variable of type float64) must be integer
// error: 9:11: 1.5 (untyped float constant) truncated to uint
// error: 10:6: invalid operation: operator | not defined on "a" (untyped string constant)
// error: 11:6: invalid operation: operator & not defined on f (variable of type float64)
// error: 12:6: invalid operation: operator ^ not defined on true (untyped bool constant)
// error: 13:11: 1.5 (untyped float constant) truncated to int
// error: 14:17: cannot use 1 << 8 (untyped int constant 256) as uint8 value in variable declaration (overflows)
