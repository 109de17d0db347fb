package main

import (
	"fmt"
	"sort"
	"sync"
)

func main() {
	var sessions sync.Map
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			sessions.Store(fmt.Sprintf("user%d", i), i*10)
		}(i)
	}
	wg.Wait()
	v, ok := sessions.Load("user3")
	fmt.Println(v, ok)
	v, loaded := sessions.LoadOrStore("user3", 99)
	fmt.Println(v, loaded)
	v, loaded = sessions.LoadOrStore("user9", 90)
	fmt.Println(v, loaded)
	v, loaded = sessions.LoadAndDelete("user1")
	fmt.Println(v, loaded)
	sessions.Delete("user0")
	var keys []string
	sessions.Range(func(k, v interface{}) bool {
		keys = append(keys, k.(string))
		return true
	})
	sort.Strings(keys)
	fmt.Println(keys)
}
