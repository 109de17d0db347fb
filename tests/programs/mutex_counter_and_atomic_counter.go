package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counter interface {
	inc()
	value() int64
}
type locked struct {
	sync.Mutex
	n int64
}

func (c *locked) inc()         { c.Lock(); c.n++; c.Unlock() }
func (c *locked) value() int64 { c.Lock(); defer c.Unlock(); return c.n }

type atomically struct{ n atomic.Int64 }

func (c *atomically) inc()         { c.n.Add(1) }
func (c *atomically) value() int64 { return c.n.Load() }

type owned struct{ add, get chan int64 }

func newOwned() *owned {
	o := &owned{make(chan int64), make(chan int64)}
	go func() {
		var n int64
		for {
			select {
			case d := <-o.add:
				n += d
			case o.get <- n:
			}
		}
	}()
	return o
}
func (c *owned) inc()         { c.add <- 1 }
func (c *owned) value() int64 { return <-c.get }

func main() {
	for _, c := range []counter{&locked{}, &atomically{}, newOwned()} {
		var wg sync.WaitGroup
		for g := 0; g < 8; g++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for i := 0; i < 250; i++ {
					c.inc()
				}
			}()
		}
		wg.Wait()
		fmt.Printf("%T %d\n", c, c.value())
	}
}
