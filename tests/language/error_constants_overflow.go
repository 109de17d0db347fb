package main

const big = 1 << 100

func main() {
	var a int8 = 128
	var b uint8 = -1
	var c int = big
	var d int64 = 1 << 63
	e := big
	var f float32 = 1e39
	_ = int8(200)
	_ = uint(-1)
	_ = 'a' << 40
	_ = int32(1.5)
	const g int8 = 100 * 2
	_, _, _, _, _, _ = a, b, c, d, e, f
}

// error: 6:15: cannot use 128 (untyped int constant) as int8 value in variable declaration (overflows)
// error: 7:16: cannot use -1 (untyped int constant) as uint8 value in variable declaration (overflows)
// error: 8:14: cannot use big (untyped int constant 1267650600228229401496703205376) as int value in variable declaration (overflows)
// error: 9:16: cannot use 1 << 63 (untyped int constant 9223372036854775808) as int64 value in variable declaration (overflows)
// error: 10:7: cannot use big (untyped int constant 1267650600228229401496703205376) as int value in assignment (overflows)
// error: 11:18: cannot use 1e39 (untyped float constant 1e+39) as float32 value in variable declaration (overflows)
// error: 12:11: constant 200 overflows int8
// error: 13:11: constant -1 overflows uint
// error: 14:6: cannot use 'a' << 40 (untyped rune constant 106652627894272) as rune value in assignment to _ identifier (overflows)
// error: 15:12: cannot convert 1.5 (untyped float constant) to type int32
// error: 15:12: too many errors
