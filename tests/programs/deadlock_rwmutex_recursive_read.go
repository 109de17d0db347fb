package main

import (
	"fmt"
	"sync"
	"time"
)

var mu sync.RWMutex

func reader(inside chan<- bool) {
	mu.RLock()
	inside <- true
	time.Sleep(50 * time.Millisecond)
	again()
	mu.RUnlock()
}

func again() {
	mu.RLock() // a writer waits by now: this one waits behind it
	fmt.Println("never reached")
	mu.RUnlock()
}

func main() {
	inside := make(chan bool)
	go reader(inside)
	<-inside
	mu.Lock()
	fmt.Println("never reached either")
	mu.Unlock()
}
