package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

type server struct {
	requests chan int
	wg       sync.WaitGroup
	mu       sync.Mutex
	served   int
}

func (s *server) run(ctx context.Context, workers int) {
	for i := 0; i < workers; i++ {
		s.wg.Add(1)
		go func() {
			defer s.wg.Done()
			for {
				select {
				case <-ctx.Done():
					for range s.requests { // what is queued is still served
						s.count()
					}
					return
				case _, ok := <-s.requests:
					if !ok {
						return
					}
					s.count()
				}
			}
		}()
	}
}

func (s *server) count() {
	s.mu.Lock()
	s.served++
	s.mu.Unlock()
}

func (s *server) shutdown(timeout time.Duration) error {
	close(s.requests)
	done := make(chan struct{})
	go func() { s.wg.Wait(); close(done) }()
	select {
	case <-done:
		return nil
	case <-time.After(timeout):
		return fmt.Errorf("shutdown took longer than %v", timeout)
	}
}

func main() {
	ctx, stop := context.WithCancel(context.Background())
	s := &server{requests: make(chan int, 64)}
	s.run(ctx, 3)
	for i := 0; i < 30; i++ {
		s.requests <- i
	}
	stop()
	fmt.Println("shutdown:", s.shutdown(10*time.Second), "served:", s.served)
	stuck := &server{requests: make(chan int)}
	stuck.wg.Add(1)
	fmt.Println("shutdown:", stuck.shutdown(20*time.Millisecond))
}
