package main

import "errors"

func main() {
	panic(errors.New("an error"))
}

// exit: 2
// stderr: panic: an error
