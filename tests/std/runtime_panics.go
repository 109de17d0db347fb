package main

import (
	"errors"
	"fmt"
	"runtime"
)

type T struct{ p *int }
type I interface{ M() }

func (t T) M() {}

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		err, isError := r.(error)
		fmt.Printf("%s: %v %T %t %t\n", name, r, r, isRuntime, isError)
		if isError {
			fmt.Println("\t", errors.Unwrap(err), err.Error())
		}
	}()
	f()
}

func main() {
	zero, five, neg := 0, 5, -1
	s := []int{1, 2, 3}
	var m map[string]int
	var p *T
	var i I
	var a any = "str"
	var ch chan int
	closed := make(chan int)
	close(closed)
	arr := [3]int{}
	try("div", func() { fmt.Println(1 / zero) })
	try("mod", func() { fmt.Println(1 % zero) })
	try("index", func() { fmt.Println(s[five]) })
	try("index neg", func() { fmt.Println(s[neg]) })
	try("array", func() { fmt.Println(arr[five]) })
	try("string", func() { fmt.Println("abc"[five]) })
	try("slice hi", func() { fmt.Println(s[:five]) })
	try("slice lo", func() { fmt.Println(s[five:]) })
	try("slice order", func() { fmt.Println(s[2 : zero+1]) })
	try("slice3", func() { fmt.Println(s[0:1:five]) })
	try("string slice", func() { fmt.Println("abc"[five:]) })
	try("nil map", func() { m["x"] = 1 })
	try("nil pointer", func() { fmt.Println(p.p) })
	try("nil method", func() { i.M() })
	try("assert", func() { fmt.Println(a.(int)) })
	try("assert nil", func() { var e any; fmt.Println(e.(int)) })
	try("assert iface", func() { fmt.Println(a.(I)) })
	try("assert iface nil", func() { fmt.Println(i.(I)) })
	try("closed send", func() { closed <- 1 })
	try("double close", func() { close(closed) })
	try("nil close", func() { close(ch) })
	try("make neg", func() { _ = make([]int, neg) })
	try("shift", func() { fmt.Println(1 << neg) })
	try("nil func", func() { var f func(); f() })
	try("unhashable", func() { mm := map[any]int{}; mm[[]int{1}] = 2 })
	try("uncomparable", func() { var x, y any = []int{1}, []int{1}; fmt.Println(x == y) })
	try("to array", func() { _ = [4]int(s) })
	try("custom", func() { panic(fmt.Errorf("wrapped %w", errors.New("inner"))) })
	try("string", func() { panic("text") })
	try("nil panic", func() { panic(nil) })
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.NumGoroutine(), runtime.GOMAXPROCS(0) > 0)
}
