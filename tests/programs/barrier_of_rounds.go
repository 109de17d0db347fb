package main

import (
	"fmt"
	"sync"
)

type barrier struct {
	mu      sync.Mutex
	cond    *sync.Cond
	parties int
	waiting int
	round   int
}

func newBarrier(n int) *barrier {
	b := &barrier{parties: n}
	b.cond = sync.NewCond(&b.mu)
	return b
}

func (b *barrier) await() {
	b.mu.Lock()
	defer b.mu.Unlock()
	round := b.round
	b.waiting++
	if b.waiting == b.parties {
		b.waiting = 0
		b.round++
		b.cond.Broadcast()
		return
	}
	for round == b.round {
		b.cond.Wait()
	}
}

func main() {
	const workers, rounds = 4, 5
	b := newBarrier(workers)
	cells := make([]int, workers)
	next := make([]int, workers)
	for i := range cells {
		cells[i] = i
	}
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func(w int) {
			defer wg.Done()
			for r := 0; r < rounds; r++ {
				next[w] = cells[(w+workers-1)%workers] + cells[(w+1)%workers]
				b.await()
				cells[w] = next[w]
				b.await()
			}
		}(w)
	}
	wg.Wait()
	fmt.Println(cells)
}
