package main

import (
	"fmt"
	"time"
)

type limiter struct {
	tokens chan struct{}
	stop   chan struct{}
}

func newLimiter(burst int, every time.Duration) *limiter {
	l := &limiter{make(chan struct{}, burst), make(chan struct{})}
	for i := 0; i < burst; i++ {
		l.tokens <- struct{}{}
	}
	go func() {
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				select {
				case l.tokens <- struct{}{}:
				default:
				}
			case <-l.stop:
				return
			}
		}
	}()
	return l
}

func main() {
	l := newLimiter(2, 20*time.Millisecond)
	start := time.Now()
	for i := 0; i < 5; i++ {
		<-l.tokens
		fmt.Println("request", i)
	}
	close(l.stop)
	elapsed := time.Since(start)
	fmt.Println("not too fast:", elapsed >= 55*time.Millisecond)
}
