package main

import (
	"fmt"
	"os"
)

type point struct{ x, y int }

type list []int

func sum(numbers ...int) int { return len(numbers) }

func main() {
	p := point{1}
	q := point{1, 2, 3}
	r := point{z: 1}
	var l list = "text"
	sum(1, "two", l...)
	p.X = 1
	fmt.println(p, q, r)
	fmt.Printn("x")
	const big uint8 = 256
	_ = uint8(300)
	_ = int("five")
	_ = append(1, 2)
	_ = len(5)
	_ = [2]int{1, 2, 3}
}

// go: 1.19
// error: 15:14: too few values in point{…}
// error: 16:19: too many values in point{…}
// error: 17:13: unknown field 'z' in struct literal of type point
// error: 18:15: cannot use "text" (untyped string constant) as list value in variable declaration
// error: 19:9: too many arguments in call to sum
// error: 	have (number, string, list)
// error: 	want (...int)
// error: 20:4: p.X undefined (type point has no field or method X, but does have x)
// error: 21:6: undefined: fmt.println
// error: 22:6: undefined: fmt.Printn
// error: 23:20: cannot use 256 (untyped int constant) as uint8 value in constant declaration (overflows)
// error: 24:12: cannot convert 300 (untyped int constant) to type uint8
// error: 24:12: too many errors
