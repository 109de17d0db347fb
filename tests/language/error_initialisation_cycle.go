package main

import "fmt"

var a = b + 1
var b = f()

func f() int { return c }

var c = a

const x = y
const y = x

type T [len(t)]int

var t T

func main() { fmt.Println(a, x, t) }

// error: 5:5: initialization cycle for a
// error: 	5:5: a refers to b
// error: 	6:5: b refers to f
// error: 	8:6: f refers to c
// error: 	10:5: c refers to a
// error: 12:7: initialization cycle for x
// error: 	12:7: x refers to y
// error: 	13:7: y refers to x
// error: 15:6: invalid recursive type T
// error: 	15:6: T refers to t
// error: 	17:5: t refers to T
