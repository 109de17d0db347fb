package main

import (
	"fmt"
	"sync"
)

// stdout: any order

func source(name string, n int) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for i := 0; i < n; i++ {
			out <- fmt.Sprintf("%s-%d", name, i)
		}
	}()
	return out
}

func merge(sources ...<-chan string) <-chan string {
	out := make(chan string)
	var wg sync.WaitGroup
	wg.Add(len(sources))
	for _, s := range sources {
		go func(s <-chan string) {
			defer wg.Done()
			for v := range s {
				out <- v
			}
		}(s)
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func main() {
	count := 0
	for v := range merge(source("a", 3), source("b", 4), source("c", 2)) {
		fmt.Println(v)
		count++
	}
	fmt.Println("total", count)
}
