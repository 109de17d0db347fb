package main

import (
	"fmt"
	"sync"
	"time"
)

type fork struct{ sync.Mutex }

func dine(left, right *fork, table *sync.WaitGroup) {
	defer table.Done()
	left.Lock()
	time.Sleep(50 * time.Millisecond) // everybody has one fork
	right.Lock()
	right.Unlock()
	left.Unlock()
}

func main() {
	const n = 5
	forks := make([]*fork, n)
	for i := range forks {
		forks[i] = new(fork)
	}
	var table sync.WaitGroup
	table.Add(n)
	for i := 0; i < n; i++ {
		go dine(forks[i], forks[(i+1)%n], &table)
	}
	table.Wait()
	fmt.Println("never fed")
}
