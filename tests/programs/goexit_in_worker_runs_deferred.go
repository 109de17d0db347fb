package main

import (
	"fmt"
	"runtime"
	"sync"
)

func step(n int) {
	defer fmt.Println("step", n, "leaves")
	if n == 0 {
		runtime.Goexit()
	}
	step(n - 1)
	fmt.Println("not printed")
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("recover gives", recover()) }()
		step(2)
	}()
	wg.Wait()
	fmt.Println("main goes on")
}
