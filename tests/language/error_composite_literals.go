package main

type P struct{ X, Y int }

func main() {
	_ = P{1, 2, 3}
	_ = P{X: 1, 2}
	_ = P{Z: 1}
	_ = []int{"a", 1.5}
	_ = map[string]int{1: 1}
	_ = map[string]int{"a"}
	_ = []P{{1, 2}, {X: "a"}}
	_ = int{}
	_ = [...]int{5: 1, -1: 2}
	var _ [...]int
	_ = *P{}
	_ = &int{}
	_ = []int{1.0, 'a', 2.5}
}

// error: 6:14: too many values in struct literal of type P
// error: 7:14: mixture of field:value and value elements in struct literal
// error: 8:8: unknown field Z in struct literal of type P
// error: 9:12: cannot use "a" (untyped string constant) as int value in array or slice literal
// error: 9:17: cannot use 1.5 (untyped float constant) as int value in array or slice literal (truncated)
// error: 10:21: cannot use 1 (untyped int constant) as string value in map literal
// error: 11:21: missing key in map literal
// error: 12:22: cannot use "a" (untyped string constant) as int value in struct literal
// error: 13:6: invalid composite literal type int
// error: 14:21: invalid argument: index -1 (constant of type int) must not be negative
// error: 14:21: too many errors
