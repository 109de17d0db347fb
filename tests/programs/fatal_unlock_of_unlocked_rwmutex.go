package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.RWMutex
	go func() {
		time.Sleep(time.Hour)
	}()
	time.Sleep(20 * time.Millisecond)
	fmt.Println("unlocking")
	mu.Unlock()
}
