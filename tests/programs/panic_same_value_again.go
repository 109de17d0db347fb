package main

import (
	"errors"
	"fmt"
)

var errBroken = errors.New("broken")

func work() {
	defer func() {
		r := recover()
		fmt.Println("logged:", r)
		panic(r)
	}()
	panic(errBroken)
}

func main() {
	defer fmt.Println("deferred")
	work()
}
