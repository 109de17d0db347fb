package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
)

func main() {

	m := map[string]string{
		"name": "andy",
		"age":  "30",
	}
	var mu sync.RWMutex // guards m

	write := make(chan bool)
	go func() {
		for i := 0; i < 10000; i++ {
			mu.Lock()
			m["idx"] = strconv.Itoa(i)
			mu.Unlock()
		}
		write <- true
	}()

	read := make(chan bool)
	go func() {
		for i := 0; i < 10000; i++ {
			mu.RLock()
			json.Marshal(m)
			mu.RUnlock()
		}
		read <- true
	}()

	<-write
	<-read

	fmt.Println("Finish")
}
