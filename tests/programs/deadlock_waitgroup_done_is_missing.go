package main

import (
	"errors"
	"fmt"
	"sync"
)

func process(id int) error {
	if id%2 == 1 {
		return errors.New("odd")
	}
	return nil
}

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(id int) {
			if err := process(id); err != nil {
				return // forgets Done
			}
			wg.Done()
		}(i)
	}
	wg.Wait()
	fmt.Println("all done")
}
