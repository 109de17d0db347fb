package main

import (
	"fmt"
	"sync"
)

type account struct {
	sync.Mutex
	balance int
}

func main() {
	accounts := make([]account, 4)
	for i := range accounts {
		accounts[i].balance = 1000
	}
	var wg sync.WaitGroup
	for from := range accounts {
		for to := range accounts {
			if from == to {
				continue
			}
			wg.Add(1)
			go func(from, to int) {
				defer wg.Done()
				for i := 0; i < 50; i++ {
					a, b := &accounts[from], &accounts[to]
					if from > to {
						b.Lock()
						a.Lock()
					} else {
						a.Lock()
						b.Lock()
					}
					if a.balance >= i {
						a.balance -= i
						b.balance += i
					}
					a.Unlock()
					b.Unlock()
				}
			}(from, to)
		}
	}
	wg.Wait()
	total := 0
	for i := range accounts {
		total += accounts[i].balance
	}
	fmt.Println("total", total)
}
