package main

import (
	"container/list"
	"fmt"
	"sync"
)

type entry struct {
	key   string
	value int
}

type lru struct {
	mu    sync.RWMutex
	max   int
	order *list.List
	items map[string]*list.Element
}

func newLRU(max int) *lru {
	return &lru{max: max, order: list.New(), items: map[string]*list.Element{}}
}

func (c *lru) get(key string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[key]; ok {
		c.order.MoveToFront(e)
		return e.Value.(*entry).value, true
	}
	return 0, false
}

func (c *lru) put(key string, value int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[key]; ok {
		e.Value.(*entry).value = value
		c.order.MoveToFront(e)
		return
	}
	c.items[key] = c.order.PushFront(&entry{key, value})
	if c.order.Len() > c.max {
		last := c.order.Back()
		c.order.Remove(last)
		delete(c.items, last.Value.(*entry).key)
	}
}

func (c *lru) keys() (keys []string) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	for e := c.order.Front(); e != nil; e = e.Next() {
		keys = append(keys, e.Value.(*entry).key)
	}
	return keys
}

func main() {
	c := newLRU(3)
	for i, k := range []string{"a", "b", "c"} {
		c.put(k, i)
	}
	fmt.Println(c.get("a"))
	c.put("d", 3)
	c.put("c", 22)
	fmt.Println(c.get("b"))
	fmt.Println(c.keys())
	var wg sync.WaitGroup
	for g := 0; g < 4; g++ {
		wg.Add(1)
		go func(g int) {
			defer wg.Done()
			for i := 0; i < 50; i++ {
				c.put(fmt.Sprint(g, i%5), i)
				c.get("a")
			}
		}(g)
	}
	wg.Wait()
	fmt.Println(len(c.keys()))
}
