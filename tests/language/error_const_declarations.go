package main

import "fmt"

const a
const b int
const c = fmt.Sprint("x")
const d = []int{1}
const (
	e, f = 1
	g, h = 1, 2, 3
)
const i, j = iota, "s" + 1

var k = iota

func main() { const l = &a }

// error: 5:7: missing init expr for a
// error: 6:7: missing init expr for b
// error: 7:11: fmt.Sprint("x") (value of type string) is not constant
// error: 8:11: []int{…} (value of type []int) is not constant
// error: 10:5: missing init expr for f
// error: 11:15: extra init expr 3
// error: 13:20: invalid operation: "s" + 1 (mismatched types untyped string and untyped int)
// error: 15:9: cannot use iota outside constant declaration
