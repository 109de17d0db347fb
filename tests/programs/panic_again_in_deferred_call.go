package main

import (
	"errors"
	"fmt"
)

func cleanup() {
	panic(errors.New("cleanup failed"))
}

func run() {
	defer cleanup()
	panic("work failed")
}

func main() {
	defer fmt.Println("main's deferred call runs")
	run()
}
