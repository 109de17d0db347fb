package main

func f(a, a int) {}
func g(b, b int) {}
func h() int     {}

const c int = "c"

var v int = "v"

func (t T) m(x, x int) {}

type T struct{ x, x int }
type U func(y, y int)
type V interface{ m(z, z int) }
type A = undefined1
type W map[[]int]int

func i(d, d int) {}
func j()         { e := 1 }

type X [f]int
type Y undefined2

func k() { undefined3() }

func main() { _ = 1 + "1" }

// error: 3:11: a redeclared in this block
// error: 	3:8: other declaration of a
// error: 4:11: b redeclared in this block
// error: 	4:8: other declaration of b
// error: 7:15: cannot use "c" (untyped string constant) as int value in constant declaration
// error: 9:13: cannot use "v" (untyped string constant) as int value in variable declaration
// error: 13:19: x redeclared
// error: 	13:16: other declaration of x
// error: 14:16: y redeclared in this block
// error: 	14:13: other declaration of y
// error: 15:24: z redeclared in this block
// error: 	15:21: other declaration of z
// error: 16:10: undefined: undefined1
// error: 22:9: invalid array length f
// error: 23:8: undefined: undefined2
// error: 9:13: too many errors
