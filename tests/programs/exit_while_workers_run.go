package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	for i := 0; i < 3; i++ {
		go func() {
			defer fmt.Println("not printed")
			for {
				time.Sleep(time.Millisecond)
			}
		}()
	}
	time.Sleep(10 * time.Millisecond)
	fmt.Println("bye")
	os.Exit(0)
}
