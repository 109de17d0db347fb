package main

import (
	"fmt"
	"sync"
	"time"
)

type semaphore chan struct{}

func (s semaphore) acquire() { s <- struct{}{} }

func main() {
	limit := make(semaphore, 2)
	var wg sync.WaitGroup
	for i := 1; i <= 5; i++ {
		wg.Add(1)
		go func(id int) {
			defer wg.Done()
			limit.acquire()
		}(i)
	}
	time.Sleep(50 * time.Millisecond)
	fmt.Println("running", len(limit), "of", cap(limit))
	wg.Wait()
}
