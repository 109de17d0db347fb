package main

import (
	"strings"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.state = 1
	mu.lock()
	var b strings.Builder
	b.buf = nil
	var wg sync.waitGroup
	_ = sync.Mutex{1, 2}
}

// error: 10:5: mu.state undefined (type "sync".Mutex has no field or method state)
// error: 11:5: mu.lock undefined (type "sync".Mutex has no field or method lock, but does have method Lock)
// error: 13:4: b.buf undefined (cannot refer to unexported field buf)
// error: 14:6: declared and not used: wg
// error: 14:14: undefined: sync.waitGroup (but have WaitGroup)
// error: 15:17: implicit assignment to unexported field _ in struct literal of type "sync".Mutex
// error: 15:20: implicit assignment to unexported field mu in struct literal of type "sync".Mutex
