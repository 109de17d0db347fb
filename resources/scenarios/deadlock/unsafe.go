package main

import (
	"fmt"
	"sync"
	"time"
)

type account struct {
	mu      sync.Mutex
	balance int
}

var alice = account{balance: 100}
var bob = account{balance: 100}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		transfer(&alice, &bob, 10)
	}()
	go func() {
		defer wg.Done()
		transfer(&bob, &alice, 20) // takes the same two locks the other way round
	}()
	wg.Wait()
	fmt.Println(alice.balance, bob.balance)
}

func transfer(from, to *account, amount int) {
	from.mu.Lock()
	defer from.mu.Unlock()
	time.Sleep(time.Millisecond) // asks the bank
	to.mu.Lock()
	defer to.mu.Unlock()
	from.balance -= amount
	to.balance += amount
}
