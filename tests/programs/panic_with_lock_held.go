package main

import (
	"fmt"
	"sync"
	"time"
)

type store struct {
	mu   sync.Mutex
	data []int
}

func (s *store) at(i int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.data[i]
}

func main() {
	s := &store{data: []int{10, 20}}
	for i := 0; i < 2; i++ {
		fmt.Println(s.at(i))
	}
	go func() {
		defer func() {
			fmt.Println("recovered:", recover())
			fmt.Println("still usable:", s.at(0))
			s.at(-1 + len(s.data)*2)
		}()
		s.at(7)
	}()
	time.Sleep(time.Second)
}
