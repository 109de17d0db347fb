package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(20 * time.Millisecond)
	done := make(chan bool)
	go func() {
		time.Sleep(110 * time.Millisecond)
		ticker.Stop()
		done <- true
	}()
	ticks := 0
	for {
		select {
		case <-ticker.C:
			ticks++
		case <-done:
			fmt.Println("several ticks:", ticks >= 2 && ticks <= 5)
			return
		}
	}
}
