package main

import (
	"fmt"
	"sync"
)


type counter struct {
	mu sync.Mutex
	n  int
}

func byValue(c counter) int { return c.n }
func (c counter) get() int  { return c.n }

func main() {
	var c counter
	d := c
	list := []counter{{}}
	for _, e := range list {
		_ = e.n
	}
	fmt.Println(byValue(d), c.get())
	var wg sync.WaitGroup
	f := func(wg sync.WaitGroup) {}
	f(wg)
}

// warning: 14:16: byValue passes lock by value: main.counter contains sync.Mutex
// warning: 15:9: get passes lock by value: main.counter contains sync.Mutex
// warning: 19:7: assignment copies lock value to d: main.counter contains sync.Mutex
// warning: 21:9: range var e copies lock: main.counter contains sync.Mutex
// warning: 24:22: call of byValue copies lock value: main.counter contains sync.Mutex
// warning: 26:15: func passes lock by value: sync.WaitGroup contains sync.noCopy
// warning: 27:4: call of f copies lock value: sync.WaitGroup contains sync.noCopy
// expect: 0 0
