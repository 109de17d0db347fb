package main

import (
	"errors"
	"fmt"
)

func replace() {
	defer func() { fmt.Println("last", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}
func inDeferRecovered() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
		}
	}()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("in defer")
	}()
	panic(errors.New("original"))
}
func goesOn() (n int) {
	defer func() { n++ }()
	defer func() { recover(); n = 10 }()
	defer func() { n = 100 }()
	panic(1)
}

func main() {
	replace()
	fmt.Println(inDeferRecovered())
	fmt.Println(goesOn())
	defer fmt.Println("printed before the crash")
	defer func() {
		r := recover()
		panic(fmt.Sprint("again ", r))
	}()
	panic("start")
}

// exit: 2
// expect: last second
// expect: inner in defer
// expect: wrapped: original
// expect: 11
// expect: printed before the crash
// stderr: panic: start [recovered]
// stderr: 	panic: again start
