package main

import (
	"fmt"
	"sync"
	"time"
)

type account struct {
	sync.Mutex
	name    string
	balance int
}

func transfer(from, to *account, amount int, wg *sync.WaitGroup) {
	defer wg.Done()
	from.Lock()
	defer from.Unlock()
	time.Sleep(30 * time.Millisecond)
	to.Lock()
	defer to.Unlock()
	from.balance -= amount
	to.balance += amount
}

func main() {
	a, b := &account{name: "a", balance: 10}, &account{name: "b", balance: 10}
	var wg sync.WaitGroup
	wg.Add(2)
	go transfer(a, b, 1, &wg)
	go transfer(b, a, 2, &wg)
	wg.Wait()
	fmt.Println(a.balance, b.balance)
}
