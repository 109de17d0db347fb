package main

import "fmt"

func seq(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := 0; i < n; i++ {
			if !yield(i, fmt.Sprint("v", i)) {
				fmt.Println("stopped")
				return
			}
		}
	}
}

func main() {
	for i, s := range seq(5) {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		fmt.Println(i, s)
	}
}

// expect: 0 v0
// expect: 2 v2
// expect: stopped
