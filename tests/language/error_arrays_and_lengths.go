package main

func main() {
	n := 3
	var a [n]int
	var b [2.5]int
	var c ["x"]int
	var d [3]int = [4]int{}
	e := [...]int{1, 2}
	e = [3]int{}
	_ = [2]int{1, 2, 3}
	_ = [...]int{-1: 0}
	_, _, _, _ = a, b, c, d
	var f [1 << 62]int
	_ = f
}

// error: 4:2: declared and not used: n
// error: 5:9: invalid array length n
// error: 6:9: array length 2.5 (untyped float constant) must be integer
// error: 7:9: array length "x" (untyped string constant) must be integer
// error: 8:17: cannot use [4]int{} (value of type [4]int) as [3]int value in variable declaration
// error: 9:2: declared and not used: e
// error: 10:6: cannot use [3]int{} (value of type [3]int) as [2]int value in assignment
// error: 11:19: index 2 is out of bounds (>= 2)
// error: 12:15: invalid argument: index -1 (constant of type int) must not be negative
