package main

import (
	"fmt"
	"sync"
)

type bus struct {
	quit chan struct{}
	wg   sync.WaitGroup
}

func (b *bus) stop() {
	close(b.quit)
}

func main() {
	b := &bus{quit: make(chan struct{})}
	b.wg.Add(1)
	go func() {
		defer b.wg.Done()
		<-b.quit
	}()
	b.stop()
	b.wg.Wait()
	fmt.Println("stopped")
	b.stop()
}
