package main

import "fmt"

func seq(yield func(int) bool) {
	defer func() { fmt.Println("iterator sees panic:", recover() != nil); panic("again") }()
	yield(1)
}
func swallow(yield func(int) bool) {
	defer func() { recover() }()
	yield(1)
}
func keepsGoing(yield func(int) bool) {
	yield(1)
	yield(2)
}
func escapes(yield func(int) bool) { saved = yield; yield(1) }

var saved func(int) bool

func try(name string, f func()) {
	defer func() { fmt.Println(name, "->", recover()) }()
	f()
}

func main() {
	try("body panics", func() {
		for range seq {
			panic("body")
		}
	})
	try("iterator recovers", func() {
		for range swallow {
			panic("body")
		}
	})
	try("continues after break", func() {
		for range keepsGoing {
			break
		}
	})
	try("called after the loop", func() {
		for range escapes {
		}
		saved(3)
	})
	try("nil function", func() {
		var f func(func() bool)
		for range f {
		}
	})
}

// expect: iterator sees panic: true
// expect: body panics -> again
// expect: iterator recovers -> runtime error: range function recovered a loop body panic and did not resume panicking
// expect: continues after break -> runtime error: range function continued iteration after function for loop body returned false
// expect: called after the loop -> runtime error: range function continued iteration after whole loop exit
// expect: nil function -> runtime error: invalid memory address or nil pointer dereference
