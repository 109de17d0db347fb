package main

import (
	"fmt"
	"strings"
	"sync"
)

func main() {
	const n = 5
	ring := make([]chan []string, n)
	for i := range ring {
		ring[i] = make(chan []string, 1)
	}
	var wg sync.WaitGroup
	for i := range ring {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for round := 0; round < 2; round++ {
				trace := <-ring[i]
				ring[(i+1)%n] <- append(trace, fmt.Sprintf("%d.%d", i, round))
			}
		}(i)
	}
	ring[0] <- nil
	wg.Wait()
	fmt.Println(strings.Join(<-ring[0], " "))
}
