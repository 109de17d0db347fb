package main

import (
	"fmt"
	"sync"
)

type buffer struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  *sync.Cond
	items    []int
	max      int
	closed   bool
}

func newBuffer(max int) *buffer {
	b := &buffer{max: max}
	b.notEmpty = sync.NewCond(&b.mu)
	b.notFull = sync.NewCond(&b.mu)
	return b
}

func (b *buffer) put(v int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == b.max {
		b.notFull.Wait()
	}
	b.items = append(b.items, v)
	b.notEmpty.Signal()
}

func (b *buffer) get() (int, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == 0 && !b.closed {
		b.notEmpty.Wait()
	}
	if len(b.items) == 0 {
		return 0, false
	}
	v := b.items[0]
	b.items = b.items[1:]
	b.notFull.Signal()
	return v, true
}

func (b *buffer) close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.notEmpty.Broadcast()
}

func main() {
	b := newBuffer(3)
	var producers, consumers sync.WaitGroup
	sums := make([]int, 3)
	for c := range sums {
		consumers.Add(1)
		go func(c int) {
			defer consumers.Done()
			for {
				v, ok := b.get()
				if !ok {
					return
				}
				sums[c] += v
			}
		}(c)
	}
	for p := 0; p < 2; p++ {
		producers.Add(1)
		go func(p int) {
			defer producers.Done()
			for i := 1; i <= 50; i++ {
				b.put(i + p*100)
			}
		}(p)
	}
	producers.Wait()
	b.close()
	consumers.Wait()
	fmt.Println("total", sums[0]+sums[1]+sums[2])
}
