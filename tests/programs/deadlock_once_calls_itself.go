package main

import (
	"fmt"
	"sync"
)

var (
	once   sync.Once
	config map[string]string
)

func load() map[string]string {
	once.Do(func() {
		fmt.Println("loading")
		config = map[string]string{"name": load()["default"]}
	})
	return config
}

func main() {
	fmt.Println(load())
}
