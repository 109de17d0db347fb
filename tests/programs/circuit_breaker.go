package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

type breaker struct {
	mu       sync.Mutex
	failures int
	limit    int
	until    time.Time
	pause    time.Duration
}

var errOpen = errors.New("circuit is open")

func (b *breaker) call(f func() error) error {
	b.mu.Lock()
	if b.failures >= b.limit && time.Now().Before(b.until) {
		b.mu.Unlock()
		return errOpen
	}
	b.mu.Unlock()
	err := f()
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil {
		b.failures = 0
		return nil
	}
	b.failures++
	b.until = time.Now().Add(b.pause)
	return err
}

func main() {
	b := &breaker{limit: 2, pause: 150 * time.Millisecond}
	bad := func() error { return errors.New("refused") }
	good := func() error { return nil }
	fmt.Println(b.call(bad), b.call(bad), b.call(good))
	time.Sleep(200 * time.Millisecond)
	fmt.Println(b.call(good), b.call(bad), b.call(good))
}
