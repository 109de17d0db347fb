package main

import "fmt"

type expr interface{ eval(env map[string]int) int }
type num int
type variable string
type binary struct {
	op   byte
	l, r expr
}

func (n num) eval(map[string]int) int { return int(n) }
func (v variable) eval(env map[string]int) int {
	x, ok := env[string(v)]
	if !ok {
		panic("undefined: " + string(v))
	}
	return x
}
func (b *binary) eval(env map[string]int) int {
	l, r := b.l.eval(env), b.r.eval(env)
	switch b.op {
	case '+':
		return l + r
	case '/':
		return l / r
	}
	panic(fmt.Sprint("bad operator ", b.op))
}

func main() {
	e := &binary{'/', num(12), &binary{'+', variable("x"), variable("y")}}
	fmt.Println(e.eval(map[string]int{"x": 1, "y": 2}))
	fmt.Println(e.eval(map[string]int{"x": 1}))
}
