package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct{ name string }

var (
	once   sync.Once
	cfg    *config
	loaded int32
)

func get() *config {
	once.Do(func() {
		atomic.AddInt32(&loaded, 1)
		cfg = &config{"production"}
	})
	return cfg
}

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if get().name != "production" {
				panic("half made")
			}
		}()
	}
	wg.Wait()
	fmt.Println(cfg.name, "loaded", loaded, "time")
	var failing sync.Once
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		failing.Do(func() { panic("boom") })
	}()
	failing.Do(func() { fmt.Println("not run again") })
}
