package main

import (
	"fmt"
	"runtime"
	"sync"
)

func check(ok bool) {
	if !ok {
		runtime.Goexit()
	}
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	for i := 0; i < 2; i++ {
		go func(i int) {
			check(i == 0)
			wg.Done()
		}(i)
	}
	wg.Wait()
	fmt.Println("never reached")
}
