package main

import (
	"fmt"
	"sync"
)

// needs: go1.21

func main() {
	load := sync.OnceValue(func() int {
		fmt.Println("loading")
		panic("no file")
	})
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			load()
		}()
	}
	pair := sync.OnceValues(func() (string, error) { return "v", nil })
	fmt.Println(pair())
	load()
}
