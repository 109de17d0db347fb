package main

import "errors"

// go: 1.19

func main() {
	defer func() { panic(errors.New("second\nwith two lines")) }()
	panic("first\nwith two lines")
}

// exit: 2
// stderr: panic: first
// stderr: with two lines
// stderr: 	panic: second
// stderr: with two lines
