package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type call struct {
	done  chan struct{}
	value string
}

type flight struct {
	mu    sync.Mutex
	calls map[string]*call
}

func (f *flight) do(key string, load func() string) (string, bool) {
	f.mu.Lock()
	if c, ok := f.calls[key]; ok {
		f.mu.Unlock()
		<-c.done
		return c.value, true
	}
	c := &call{done: make(chan struct{})}
	f.calls[key] = c
	f.mu.Unlock()
	c.value = load()
	close(c.done)
	f.mu.Lock()
	delete(f.calls, key)
	f.mu.Unlock()
	return c.value, false
}

func main() {
	f := &flight{calls: map[string]*call{}}
	var loads, shared int32
	var wg sync.WaitGroup
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			v, s := f.do("page", func() string {
				atomic.AddInt32(&loads, 1)
				time.Sleep(200 * time.Millisecond)
				return "content"
			})
			if s {
				atomic.AddInt32(&shared, 1)
			}
			if v != "content" {
				panic(v)
			}
		}()
	}
	wg.Wait()
	fmt.Println("loads", loads, "shared", shared)
}
