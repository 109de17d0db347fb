package main

import (
	"fmt"
	"runtime"
)

func run(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("outer deferred")
		f()
		fmt.Println("after f")
	}()
	<-done
}

func main() {
	run(func() {
		defer func() { fmt.Println("recover is", recover()) }()
		runtime.Goexit()
	})
	run(func() {
		defer func() { fmt.Println("recovered", recover()) }()
		defer func() { panic("in Goexit") }()
		runtime.Goexit()
	})
	run(func() {
		defer func() { recover() }()
		defer runtime.Goexit()
		panic("gone")
	})
}

// expect: recover is <nil>
// expect: outer deferred
// expect: recovered in Goexit
// expect: outer deferred
// expect: outer deferred
