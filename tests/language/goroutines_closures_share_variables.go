package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	total, seen := 0, map[int]bool{}
	for i := 1; i <= 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			total += i
			seen[i] = true
		}()
	}
	wg.Wait()
	fmt.Println(total, len(seen))
	type msg struct {
		id    int
		reply chan<- string
	}
	in := make(chan msg)
	go func() {
		for m := range in {
			m.reply <- fmt.Sprint("reply ", m.id)
		}
	}()
	for i := range 3 {
		r := make(chan string)
		in <- msg{i, r}
		fmt.Println(<-r)
	}
	close(in)
	x := 0
	done := make(chan struct{})
	go func(n int) {
		x = n
		close(done)
	}(x + 5)
	<-done
	fmt.Println(x)
}

// expect: 55 10
// expect: reply 0
// expect: reply 1
// expect: reply 2
// expect: 5
