package main

import (
	"fmt"
	"runtime"
)

func work() (err error) {
	defer func() {
		if r := recover(); r != nil {
			re := r.(runtime.Error)
			err = fmt.Errorf("work: %w", re)
		}
	}()
	var a []int
	a[3] = 1
	return nil
}

func main() {
	err := work()
	fmt.Println(err)
	panic(err)
}

// exit: 2
// expect: work: runtime error: index out of range [3] with length 0
// stderr: panic: work: runtime error: index out of range [3] with length 0
