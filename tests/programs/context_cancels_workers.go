package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func worker(ctx context.Context, id int, wg *sync.WaitGroup, stopped []error) {
	defer wg.Done()
	for {
		select {
		case <-ctx.Done():
			stopped[id] = ctx.Err()
			return
		case <-time.After(time.Hour):
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make([]error, 4)
	var wg sync.WaitGroup
	for i := range stopped {
		wg.Add(1)
		go worker(ctx, i, &wg, stopped)
	}
	cancel()
	wg.Wait()
	for i, err := range stopped {
		fmt.Println(i, err)
	}
	fmt.Println(ctx)
}
