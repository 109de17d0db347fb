package main

import "fmt"

type closer struct{ name string }

func (c closer) Close() { panic("closing " + c.name) }

func main() {
	defer fmt.Println("runs before the crash is printed")
	defer closer{"b"}.Close()
	defer panic(fmt.Sprint("deferred ", 1))
	panic("first")
}

// exit: 2
// expect: runs before the crash is printed
// stderr: panic: first
// stderr: 	panic: deferred 1
// stderr: 	panic: closing b
