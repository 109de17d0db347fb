package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	x := 1
	wg.Add(1)
	go func(n int) {
		defer wg.Done()
		fmt.Println(n)
	}(x)
	x = 2
	wg.Wait()
}

// expect: 1
