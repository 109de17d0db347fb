package main

import (
	"fmt"
	"sync"
)

func generate(n int) <-chan int {
	out := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			out <- i
		}
		// close(out) is missing
	}()
	return out
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	in := generate(10)
	for w := 0; w < 3; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range in {
				mu.Lock()
				sum += v
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(sum)
}
