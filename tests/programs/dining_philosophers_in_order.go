package main

import (
	"fmt"
	"sync"
)

type philosopher struct {
	name        string
	first, then *sync.Mutex
	meals       int
}

func (p *philosopher) dine(rounds int, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; i < rounds; i++ {
		p.first.Lock()
		p.then.Lock()
		p.meals++
		p.then.Unlock()
		p.first.Unlock()
	}
}

func main() {
	names := []string{"Plato", "Kant", "Hume", "Locke", "Mill"}
	forks := make([]sync.Mutex, len(names))
	var table []*philosopher
	for i, name := range names {
		a, b := i, (i+1)%len(names)
		if a > b {
			a, b = b, a
		}
		table = append(table, &philosopher{name: name, first: &forks[a], then: &forks[b]})
	}
	var wg sync.WaitGroup
	wg.Add(len(table))
	for _, p := range table {
		go p.dine(30, &wg)
	}
	wg.Wait()
	for _, p := range table {
		fmt.Printf("%-6s %d\n", p.name, p.meals)
	}
}
