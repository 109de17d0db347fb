package main

import (
	"fmt"
	"sync"
	"time"
)

type account struct {
	id      int // the order in which locks are taken
	mu      sync.Mutex
	balance int
}

var alice = account{id: 1, balance: 100}
var bob = account{id: 2, balance: 100}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		transfer(&alice, &bob, 10)
	}()
	go func() {
		defer wg.Done()
		transfer(&bob, &alice, 20)
	}()
	wg.Wait()
	fmt.Println(alice.balance, bob.balance)
}

func transfer(from, to *account, amount int) {
	first, second := from, to
	if second.id < first.id { // everybody locks the smaller id first
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	time.Sleep(time.Millisecond) // asks the bank
	second.mu.Lock()
	defer second.mu.Unlock()
	from.balance -= amount
	to.balance += amount
}
