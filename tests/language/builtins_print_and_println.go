package main

func main() {
	println(1, -2, uint8(3), "text", true, 'x', 2.5, float32(0.1), 1e100, 3+4i, nil == any(nil))
	print("a", 1, "b", 2.0, "\n")
	println()
	println(int64(-1<<63), uint64(1<<64-1), "é", 0.0, -1.5e-10)
	type T string
	println(T("named"), len("abc"))
	var e error
	println(e == nil, 1/3.0, 100000000.0, 123456789.0)
}

// stderr: 1 -2 3 text true 120 2.5 0.1 1e+100 (3+4i) true
// stderr: a1b2
// stderr: -9223372036854775808 18446744073709551615 é 0 -1.5e-10
// stderr: named 3
// stderr: true 0.3333333333333333 1e+08 1.23456789e+08
