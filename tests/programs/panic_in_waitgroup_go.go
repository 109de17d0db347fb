package main

import (
	"fmt"
	"sync"
	"time"
)

// needs: go1.25

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		time.Sleep(20 * time.Millisecond)
		panic("in Go")
	})
	wg.Wait()
	fmt.Println("never reached")
	select {}
}
