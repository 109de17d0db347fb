package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// 300 goroutines print more than a pipe takes. After half a second main raises a fatal error that Go 1.19 answers with
// the dump of all goroutines: where do they stand?
func main() {
	line := strings.Repeat("x", 999)
	for i := 0; i < 300; i++ {
		go func() {
			for j := 0; j < 2; j++ {
				fmt.Println(line)
			}
		}()
	}
	time.Sleep(500 * time.Millisecond)
	var mu sync.Mutex
	mu.Unlock()
}
