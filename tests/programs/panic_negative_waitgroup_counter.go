package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	done := make(chan bool)
	go func() {
		defer close(done)
		wg.Done()
	}()
	<-done
	fmt.Println("once more")
	wg.Done()
}
