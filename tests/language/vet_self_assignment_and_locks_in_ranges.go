package main

import (
	"fmt"
	"sync"
)


type shard struct {
	sync.RWMutex
	data map[string]int
}

func main() {
	shards := [2]shard{}
	for i, s := range shards {
		fmt.Println(i, len(s.data))
	}
	m := map[string]sync.Mutex{}
	mu := m["a"]
	mu.Lock()
	copyOf := shards[0]
	copyOf.Lock()
	p := &shards[1]
	p.Lock()
}

// warning: 16:9: range var s copies lock: main.shard
// warning: 20:8: assignment copies lock value to mu: sync.Mutex
// warning: 22:12: assignment copies lock value to copyOf: main.shard
// expect: 0 0
// expect: 1 0
