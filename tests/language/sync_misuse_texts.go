package main

import (
	"fmt"
	"sync"
)

func main() {
	func() {
		defer func() { fmt.Println(recover()) }()
		var wg sync.WaitGroup
		wg.Add(-1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		c := sync.NewCond(&sync.Mutex{})
		copied := *c
		c.Signal()
		copied.Signal()
	}()
	var once sync.Once
	func() {
		defer func() { fmt.Println(recover()) }()
		once.Do(nil)
	}()
	fmt.Println(new(sync.Mutex).TryLock(), new(sync.RWMutex).TryRLock())
	var mu sync.RWMutex
	mu.RLock()
	fmt.Println(mu.TryLock(), mu.TryRLock())
	mu.RUnlock()
	mu.RUnlock()
	mu.Unlock()
}

// exit: 2
// expect: sync: negative WaitGroup counter
// expect: <nil>
// expect: runtime error: invalid memory address or nil pointer dereference
// expect: true true
// expect: false true
// stderr: fatal error: sync: Unlock of unlocked RWMutex
