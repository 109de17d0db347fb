package main

import "fmt"

type R interface{ Read() string }
type W interface{ Write(string) }
type RW interface {
	R
	W
}
type F struct{ s string }

func (f *F) Read() string   { return f.s }
func (f *F) Write(s string) { f.s += s }

func main() {
	var rw RW = &F{}
	rw.Write("ab")
	var r R = rw
	w, ok := r.(W)
	w.Write("c")
	fmt.Println(r.Read(), ok)
}

// expect: abc true
