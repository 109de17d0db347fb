package main

import (
	"fmt"
	"strings"
	"sync"
)

func parallelMap[T, U any](in []T, limit int, f func(T) U) []U {
	out := make([]U, len(in))
	slots := make(chan struct{}, limit)
	var wg sync.WaitGroup
	for i, v := range in {
		wg.Add(1)
		slots <- struct{}{}
		go func(i int, v T) {
			defer func() { <-slots; wg.Done() }()
			out[i] = f(v)
		}(i, v)
	}
	wg.Wait()
	return out
}

func main() {
	fmt.Println(parallelMap([]string{"go", "is", "fun"}, 2, strings.ToUpper))
	fmt.Println(parallelMap([]int{1, 2, 3, 4, 5}, 3, func(n int) float64 { return float64(n) / 2 }))
}
