package main

import (
	"fmt"
	"sync"
	"time"
)

type job struct{ values []int }

func average(j job) int {
	sum := 0
	for _, v := range j.values {
		sum += v
	}
	return sum / len(j.values)
}

func main() {
	jobs := make(chan job)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				fmt.Println("average", average(j))
			}
		}()
	}
	jobs <- job{[]int{2, 4}}
	time.Sleep(30 * time.Millisecond)
	jobs <- job{nil}
	wg.Wait()
}
