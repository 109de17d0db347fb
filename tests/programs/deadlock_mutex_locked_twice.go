package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) deposit(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += n
	a.report()
}

func (a *account) report() {
	a.mu.Lock()
	defer a.mu.Unlock()
	fmt.Println("balance", a.balance)
}

func main() {
	a := &account{}
	a.report()
	a.deposit(5)
}
