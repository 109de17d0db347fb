package main

import (
	"errors"
	"fmt"
	"sync"
)

var ErrOutOfStock = errors.New("out of stock")

type item struct {
	name  string
	count int
}
type inventory struct {
	sync.RWMutex
	items map[string]*item
}

func (inv *inventory) take(name string, n int) (err error) {
	inv.Lock()
	defer inv.Unlock()
	defer func() {
		if err != nil {
			err = fmt.Errorf("take %d %s: %w", n, name, err)
		}
	}()
	it, ok := inv.items[name]
	if !ok {
		return errors.New("unknown item")
	}
	if it.count < n {
		return ErrOutOfStock
	}
	it.count -= n
	return nil
}

func (inv *inventory) total() (sum int) {
	inv.RLock()
	defer inv.RUnlock()
	for _, it := range inv.items {
		sum += it.count
	}
	return
}

func main() {
	inv := &inventory{items: map[string]*item{"pen": {"pen", 100}, "ink": {"ink", 3}}}
	var wg sync.WaitGroup
	failures := make(chan error, 100)
	for i := 0; i < 40; i++ {
		wg.Add(2)
		go func() {
			defer wg.Done()
			if err := inv.take("pen", 3); err != nil {
				failures <- err
			}
		}()
		go func() {
			defer wg.Done()
			_ = inv.total()
		}()
	}
	wg.Wait()
	close(failures)
	n := 0
	for err := range failures {
		if errors.Is(err, ErrOutOfStock) {
			n++
		}
	}
	fmt.Println("failed", n, "left", inv.total())
	fmt.Println(inv.take("ink", 5))
	fmt.Println(inv.take("cup", 1))
}
