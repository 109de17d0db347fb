package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// needs: go1.25

var errStop = errors.New("operator said stop")

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	var wg sync.WaitGroup
	results := make([]error, 3)
	for i := range 3 {
		wg.Go(func() {
			<-ctx.Done()
			results[i] = context.Cause(ctx)
		})
	}
	cancel(errStop)
	wg.Wait()
	fmt.Println(results, ctx.Err())
	slow, cancelSlow := context.WithTimeoutCause(context.Background(), 5*time.Millisecond, errors.New("too slow"))
	defer cancelSlow()
	<-slow.Done()
	fmt.Println(slow.Err(), context.Cause(slow))
	free := context.WithoutCancel(slow)
	fmt.Println(free.Err())
	ran := make(chan bool, 1)
	stop := context.AfterFunc(ctx, func() { ran <- true })
	fmt.Println(<-ran, stop())
}
