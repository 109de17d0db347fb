package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	const limit = 3
	slots := make(chan struct{}, limit)
	var running, most int64
	var wg sync.WaitGroup
	for i := 0; i < 12; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- struct{}{}
			defer func() { <-slots }()
			now := atomic.AddInt64(&running, 1)
			for {
				old := atomic.LoadInt64(&most)
				if now <= old || atomic.CompareAndSwapInt64(&most, old, now) {
					break
				}
			}
			time.Sleep(20 * time.Millisecond)
			atomic.AddInt64(&running, -1)
		}()
	}
	wg.Wait()
	fmt.Println("most at once:", most, "running:", running)
}
