package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	m := make(map[int]int)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for g := 0; g < 100000; g++ {
		wg.Add(1)
		go func(g int) {
			defer wg.Done()
			time.Sleep(time.Millisecond)
			mu.Lock()
			m[g] = g
			mu.Unlock()
		}(g)
	}
	wg.Wait()
	fmt.Println(len(m))
}
