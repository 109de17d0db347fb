package main

const c = 10
const big = 1 << 100
const s string = 5
const f = g()

func g() int { return 1 }

const u uint8 = 256

func main() {
	c = 5
	c++
	var x int = big
	_ = x
	var y int8 = 200
	_ = y
	_ = uint8(-1)
	_ = [c - 11]int{}
	_ = "abc"[5]
	_ = [3]int{}[3]
	_ = [2]int{1, 2, 3}
}

// go: 1.19
// error: 5:18: cannot use 5 (untyped int constant) as string value in constant declaration
// error: 6:11: g() (value of type int) is not constant
// error: 10:17: cannot use 256 (untyped int constant) as uint8 value in constant declaration (overflows)
// error: 13:2: cannot assign to c (untyped int constant 10)
// error: 14:2: cannot assign to c (untyped int constant 10)
// error: 15:14: cannot use big (untyped int constant 1267650600228229401496703205376) as int value in variable declaration (overflows)
// error: 17:15: cannot use 200 (untyped int constant) as int8 value in variable declaration (overflows)
// error: 19:12: cannot convert -1 (untyped int constant) to type uint8
// error: 20:7: invalid array length c - 11 (untyped int constant -1)
// error: 21:12: invalid argument: index 5 out of bounds [0:3]
// error: 21:12: too many errors
