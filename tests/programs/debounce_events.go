package main

import (
	"fmt"
	"time"
)

func debounce(in <-chan string, quiet time.Duration) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		var last string
		var timer <-chan time.Time
		for {
			select {
			case v, ok := <-in:
				if !ok {
					if timer != nil {
						out <- last
					}
					return
				}
				last, timer = v, time.After(quiet)
			case <-timer:
				out <- last
				timer = nil
			}
		}
	}()
	return out
}

func main() {
	in := make(chan string)
	go func() {
		defer close(in)
		for _, burst := range [][]string{{"a", "ab", "abc"}, {"x"}, {"y", "yz"}} {
			for _, s := range burst {
				in <- s
			}
			time.Sleep(300 * time.Millisecond)
		}
		in <- "end"
	}()
	for s := range debounce(in, 50*time.Millisecond) {
		fmt.Println(s)
	}
}
