package main

import (
	"errors"
	"fmt"
)

type P struct{ x, y int }

func main() {
	var a, b any = 1, 1.0
	fmt.Println(a == b, a == any(1), b == any(1.0), any(int8(1)) == any(1))
	fmt.Println(any(P{1, 2}) == any(P{1, 2}), any(&P{}) == any(&P{}), any([2]int{1, 2}) == any([2]int{1, 2}))
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == nil, errors.New("a") == errors.New("a"))
	var p *P
	var i any = p
	fmt.Println(i == nil, i == any((*P)(nil)), i == (*P)(nil))
	m := map[any]string{1: "int", int64(1): "int64", "1": "string", P{1, 1}: "P", nil: "nil", true: "bool"}
	fmt.Println(m[1], m[int64(1)], m["1"], m[P{1, 1}], m[nil], m[1 == 1], len(m[1.0]))
}

// expect: false true true false
// expect: true false true
// expect: true true false
// expect: false true true
// expect: int int64 string P nil bool 0
