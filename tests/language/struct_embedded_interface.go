package main

import "fmt"

type I interface{ M() string }
type T struct{ I }
type V string

func (v V) M() string { return string(v) + "!" }

func main() {
	t := T{V("hi")}
	var i I = t
	fmt.Println(t.M(), i.M())
}

// expect: hi! hi!
