package main

import "fmt"

func main() {
outer:
	for i := 0; i < 4; i++ {
		switch {
		case i == 1:
			continue outer
		case i == 3:
			break outer
		}
		for {
			break
		}
		fmt.Println(i)
	}
}

// expect: 0
// expect: 2
