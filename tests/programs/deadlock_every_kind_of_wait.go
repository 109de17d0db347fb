package main

import (
	"fmt"
	"sync"
	"time"
)

type zoo struct {
	mu   sync.Mutex
	rw   sync.RWMutex
	wg   sync.WaitGroup
	cond *sync.Cond
	full chan int
}

func (z *zoo) lock()     { z.mu.Lock() }
func (z *zoo) rlock()    { z.rw.RLock() }
func (z *zoo) wlock()    { z.rw.Lock() }
func (z *zoo) wait()     { z.wg.Wait() }
func (z *zoo) condWait() { z.cond.L.Lock(); z.cond.Wait() }
func (z *zoo) send()     { z.full <- 1 }
func (z *zoo) receive()  { <-make(chan int) }
func (z *zoo) nothing()  { select {} }
func (z *zoo) two() {
	select {
	case <-make(chan int):
	case z.full <- 2:
	}
}

func main() {
	z := &zoo{cond: sync.NewCond(&sync.Mutex{}), full: make(chan int, 1)}
	z.mu.Lock()
	z.wg.Add(1)
	z.full <- 0
	z.rw.Lock()
	for _, f := range []func(){z.lock, z.rlock, z.wlock, z.wait, z.condWait, z.send, z.receive, z.nothing, z.two} {
		go f()
	}
	time.Sleep(100 * time.Millisecond)
	fmt.Println("everybody waits")
	var never chan int
	never <- 1
}
