package main

func main() {
	x := 1
	switch x {
	case 1, 2:
	case 2:
	case 1 + 1:
	default:
	default:
	}
	switch "a" {
	case "a", "b", "a":
	}
	var v any
	switch v.(type) {
	case int:
	case string, int:
	}
	_ = map[string]int{"a": 1, "b": 2, "a": 3}
	_ = []int{0: 1, 2: 3, 0: 5}
	_ = [2]int{1, 2, 3}
	_ = struct{ a, b int }{a: 1, a: 2}
	_ = struct{ a, b int }{1}
	_ = struct{ a, b int }{a: 1, 2}
}

// error: 7:7: duplicate case 2 (constant of type int) in expression switch
// error: 	6:10: previous case
// error: 8:7: duplicate case 1 + 1 (constant 2 of type int) in expression switch
// error: 	6:10: previous case
// error: 10:2: multiple defaults (first at 9:2)
// error: 13:17: duplicate case "a" (constant of type string) in expression switch
// error: 	13:7: previous case
// error: 18:15: duplicate case int in type switch
// error: 	17:7: previous case
// error: 20:37: duplicate key "a" in map literal
// error: 21:24: duplicate index 0 in array or slice literal
// error: 22:19: index 2 is out of bounds (>= 2)
// error: 23:31: duplicate field name a in struct literal
// error: 24:26: too few values in struct literal of type struct{a int; b int}
// error: 24:26: too many errors
