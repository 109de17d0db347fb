package main

const z = 0

func main() {
	_ = 1 / z
	_ = 5 % 0
	_ = 1.0 / 0
	x := 3
	_ = x / 0
	_ = x % z
	const c = x
	const d = len([]int{1})
	const e []int = nil
	var arr [x]int
	var neg [-1]int
	_ = arr
	_ = neg
	_ = 1 << -1
	_ = 1.5 << 2
	_ = "a" << 1
	_ = "abc"[5]
}

// error: 6:10: invalid operation: division by zero
// error: 7:10: invalid operation: division by zero
// error: 8:12: invalid operation: division by zero
// error: 10:10: invalid operation: division by zero
// error: 11:10: invalid operation: division by zero
// error: 12:12: x (variable of type int) is not constant
// error: 13:12: len([]int{…}) (value of type int) is not constant
// error: 14:10: invalid constant type []int
// error: 15:11: invalid array length x
// error: 16:11: invalid array length -1 (untyped int constant)
// error: 16:11: too many errors
