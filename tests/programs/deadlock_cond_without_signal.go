package main

import (
	"fmt"
	"sync"
	"time"
)

type queue struct {
	mu    sync.Mutex
	ready *sync.Cond
	items []int
}

func (q *queue) get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.ready.Wait()
	}
	item := q.items[0]
	q.items = q.items[1:]
	return item
}

func main() {
	q := &queue{}
	q.ready = sync.NewCond(&q.mu)
	for i := 0; i < 3; i++ {
		go func() { q.get() }()
	}
	time.Sleep(50 * time.Millisecond)
	q.mu.Lock()
	q.items = append(q.items, 1) // no Signal
	q.mu.Unlock()
	fmt.Println("got", q.get())
	fmt.Println("got", q.get())
}
