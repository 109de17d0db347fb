package main

func main() {
	arr := [3]int{}
	s := []int{}
	m := map[string]int{}
	_ = arr[3]
	_ = arr[-1]
	_ = s[-1]
	_ = s[1.5]
	_ = s["a"]
	_ = m[1]
	_ = s[2:1]
	_ = arr[:4]
	_ = "abc"[1:2:3]
	_ = m[:]
	_ = 5[0]
	_ = s[::]
}

// error: 7:10: invalid argument: index 3 out of bounds [0:3]
// error: 8:10: invalid argument: index -1 (constant of type int) must not be negative
// error: 9:8: invalid argument: index -1 (constant of type int) must not be negative
// error: 10:8: 1.5 (untyped float constant) truncated to int
// error: 11:8: cannot convert "a" (untyped string constant) to type int
// error: 12:8: cannot use 1 (untyped int constant) as string value in map index
// error: 13:10: invalid slice indices: 1 < 2
// error: 14:11: invalid argument: index 4 out of bounds [0:4]
// error: 18:9: middle index required in 3-index slice
// error: 18:10: final index required in 3-index slice
// error: 14:11: too many errors
