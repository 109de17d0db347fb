package main

import "fmt"

type T struct{ n int }

func (t T) Get(add int) int { return t.n + add }
func (t *T) Set(n int)      { t.n = n }

type I interface{ Get(int) int }
type E struct{ T }

func main() {
	t := T{1}
	get := t.Get
	set := t.Set
	t.n = 10
	set(20)
	fmt.Println(get(1), t.n)
	f := T.Get
	g := (*T).Get
	h := (*T).Set
	i := I.Get
	h(&t, 5)
	fmt.Println(f(t, 1), g(&t, 2), i(t, 3), E.Get(E{T{7}}, 1))
	fmt.Printf("%T %T %T %T\n", f, g, h, i)
	var nilI I
	defer func() { fmt.Println(recover()) }()
	_ = nilI.Get
}

// expect: 2 20
// expect: 6 7 8 8
// expect: func(main.T, int) int func(*main.T, int) int func(*main.T, int) func(main.I, int) int
// expect: runtime error: invalid memory address or nil pointer dereference
