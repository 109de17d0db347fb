package main

import (
	"fmt"
	"sync"
	"time"
)

type person struct{ from, to int }

type lift struct {
	mu    sync.Mutex
	moved *sync.Cond
	floor int
	open  bool
	done  bool
}

func (l *lift) at(floor int) {
	for l.floor != floor && !l.done {
		l.moved.Wait()
	}
}

func (l *lift) run(floors int, rounds int) {
	for i := 0; i < rounds; i++ {
		for f := 0; f < floors; f++ {
			l.mu.Lock()
			l.floor = f
			l.moved.Broadcast()
			l.mu.Unlock()
			time.Sleep(5 * time.Millisecond)
		}
	}
	l.mu.Lock()
	l.done = true
	l.moved.Broadcast()
	l.mu.Unlock()
}

func main() {
	l := &lift{floor: -1}
	l.moved = sync.NewCond(&l.mu)
	people := []person{{0, 3}, {2, 4}, {4, 0}, {1, 2}}
	arrived := make([]bool, len(people))
	var wg sync.WaitGroup
	for i, p := range people {
		wg.Add(1)
		go func(i int, p person) {
			defer wg.Done()
			l.mu.Lock()
			defer l.mu.Unlock()
			l.at(p.from)
			l.at(p.to)
			arrived[i] = !l.done
		}(i, p)
	}
	l.run(5, 6)
	wg.Wait()
	fmt.Println(arrived)
}
