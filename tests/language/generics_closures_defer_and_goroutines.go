package main

import (
	"fmt"
	"sync"
)

func Parallel[T, R any](in []T, f func(T) R) []R {
	out := make([]R, len(in))
	var wg sync.WaitGroup
	for i, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = f(v)
		}()
	}
	wg.Wait()
	return out
}

func Try[T any](f func() T) (v T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered %v", r)
		}
	}()
	return f(), nil
}

func Memo[K comparable, V any](f func(K) V) func(K) V {
	cache := map[K]V{}
	return func(k K) V {
		if v, ok := cache[k]; ok {
			return v
		}
		cache[k] = f(k)
		return cache[k]
	}
}

func main() {
	fmt.Println(Parallel([]int{1, 2, 3}, func(i int) string { return fmt.Sprint(i * i) }))
	fmt.Println(Try(func() int { var a []int; return a[1] }))
	calls := 0
	sq := Memo(func(n int) int { calls++; return n * n })
	fmt.Println(sq(3), sq(3), sq(4), calls)
}

// expect: [1 4 9]
// expect: 0 recovered runtime error: index out of range [1] with length 0
// expect: 9 9 16 2
