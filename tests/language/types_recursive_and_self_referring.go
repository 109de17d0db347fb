package main

import "fmt"

type Tree struct {
	Left, Right *Tree
	Value       int
}
type Func func(int) Func
type Chan chan Chan
type Map map[string]Map
type Slice []Slice
type Iface interface{ Next() Iface }

func (t *Tree) Sum() int {
	if t == nil {
		return 0
	}
	return t.Left.Sum() + t.Value + t.Right.Sum()
}

func main() {
	t := &Tree{&Tree{nil, nil, 1}, &Tree{nil, &Tree{Value: 5}, 2}, 10}
	fmt.Println(t.Sum())
	m := Map{"a": {"b": {}}}
	s := Slice{{}, {{}, {}}}
	var f Func
	n := 0
	f = func(i int) Func { n += i; return f }
	f(1)(2)(3)
	c := make(Chan, 1)
	c <- c
	fmt.Println(len(m["a"]), len(s[1]), n, <-c == c)
}

// expect: 18
// expect: 1 2 6 true
