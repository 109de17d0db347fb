package main

import "fmt"

// go: 1.19

func main() {
	func() {
		defer func() { fmt.Println("nil panic:", recover()) }()
		panic(nil)
	}()
	defer func() {
		r := recover()
		fmt.Println("recovered", r)
		panic(r)
	}()
	panic("same value")
}

// exit: 2
// expect: nil panic: <nil>
// expect: recovered same value
// stderr: panic: same value [recovered]
// stderr: 	panic: same value
