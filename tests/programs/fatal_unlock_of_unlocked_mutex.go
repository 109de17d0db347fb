package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) add() {
	defer c.mu.Unlock()
	c.n++
}

func main() {
	defer fmt.Println("deferred calls do not run")
	defer func() { fmt.Println("recovered", recover()) }()
	var c counter
	c.add()
}
