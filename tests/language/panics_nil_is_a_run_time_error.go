package main

import (
	"errors"
	"fmt"
	"runtime"
)

func main() {
	defer func() {
		r := recover()
		err := r.(error)
		var nilErr *runtime.PanicNilError
		_, isRuntime := r.(runtime.Error)
		fmt.Println(err, errors.As(err, &nilErr), isRuntime)
		var e error
		panic(e)
	}()
	panic(nil)
}

// exit: 2
// expect: panic called with nil argument true true
// stderr: panic: panic called with nil argument [recovered, repanicked]
