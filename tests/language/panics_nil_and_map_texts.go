package main

import "fmt"

type T struct {
	big [5000]int
	x   int
	p   *T
	f   func()
}

func (t *T) Get() int { return t.x }
func (t T) Val() int  { return t.x }

func try(f func()) {
	defer func() { r := recover(); _, isErr := r.(error); fmt.Println(r, isErr) }()
	f()
}

func main() {
	var t *T
	var m map[string]int
	var mm map[any]int
	var c chan int
	var i fmt.Stringer
	try(func() { _ = t.x })
	try(func() { t.x = 1 })
	try(func() { _ = t.Get() })
	try(func() { _ = t.Val() })
	try(func() { _ = *t })
	try(func() { (&T{}).f() })
	try(func() { _ = i.String() })
	try(func() { m["a"] = 1 })
	try(func() { m["a"]++ })
	try(func() { fmt.Println(m["a"], len(m)); delete(m, "a") })
	try(func() { _ = mm[[]int{}] })
	try(func() { _ = map[any]int{}[func() {}] })
	try(func() { var k any = map[int]int{}; delete(map[any]int{}, k) })
	try(func() { _ = map[any]bool{struct{ a any }{[]int{}}: true} })
	try(func() { close(c) })
	try(func() { d := make(chan int); close(d); close(d) })
	try(func() { d := make(chan int); close(d); d <- 1 })
	try(func() { var pp **int; **pp = 1 })
	try(func() { var a *[10]int; a[3] = 1 })
	try(func() {
		for range (*[3]int)(nil) {
		}
		for _, v := range (*[3]int)(nil) {
			_ = v
		}
	})
}

// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: assignment to entry in nil map true
// expect: assignment to entry in nil map true
// expect: 0 0
// expect: <nil> false
// expect: hash of unhashable type: []int true
// expect: hash of unhashable type: func() true
// expect: hash of unhashable type: map[int]int true
// expect: runtime error: hash of unhashable type []int true
// expect: close of nil channel true
// expect: close of closed channel true
// expect: send on closed channel true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
// expect: runtime error: invalid memory address or nil pointer dereference true
