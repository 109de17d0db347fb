package main

func main() {
	_ = len()
	_ = len(1, 2)
	_ = make(int)
	_ = make([]int)
	_ = make([]int, -1)
	_ = make([]int, 5, 2)
	_ = make(map[string]int, "a")
	_ = new()
	_ = append(5, 1)
	_ = append([]int{}, "a")
	_ = cap("abc")
	delete(5, 1)
	close(5)
	panic()
	_ = min()
	_ = max(1, "a")
	clear(5)
	_ = complex(1, "a")
}

// error: 4:6: invalid operation: not enough arguments for len() (expected 1, found 0)
// error: 5:6: invalid operation: too many arguments for len(1, 2) (expected 1, found 2)
// error: 6:11: invalid argument: cannot make int: type must be slice, map, or channel
// error: 7:6: invalid operation: make([]int) expects 2 or 3 arguments; found 1
// error: 8:18: invalid argument: index -1 (constant of type int) must not be negative
// error: 9:18: invalid argument: length and capacity swapped
// error: 10:27: cannot convert "a" (untyped string constant) to type int
// error: 11:6: invalid operation: not enough arguments for new() (expected 1, found 0)
// error: 12:13: invalid append: argument must be a slice; have 5 (untyped int constant)
// error: 13:22: cannot use "a" (untyped string constant) as int value in argument to append
// error: 13:22: too many errors
