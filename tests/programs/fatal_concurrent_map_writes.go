package main

import "sync"

// states: only

func main() {
	hits := map[string]int{"a": 0, "b": 0}
	var wg sync.WaitGroup
	for _, key := range []string{"a", "b"} {
		wg.Add(1)
		go func(key string) {
			defer wg.Done()
			for {
				hits[key]++
			}
		}(key)
	}
	wg.Wait()
}
