package main

import (
	"fmt"
	"sync"
)

type cache struct {
	mu   sync.RWMutex
	data map[string]int
}

func (c *cache) get(key string) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if v, ok := c.data[key]; ok {
		return v
	}
	return c.fill(key)
}

func (c *cache) fill(key string) int {
	c.mu.Lock() // while holding the read lock
	defer c.mu.Unlock()
	c.data[key] = len(key)
	return c.data[key]
}

func main() {
	c := &cache{data: map[string]int{"a": 1}}
	fmt.Println(c.get("a"))
	fmt.Println(c.get("missing"))
}
