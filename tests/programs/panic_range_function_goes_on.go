package main

import "fmt"

// needs: go1.23

func bad(yield func(int) bool) {
	yield(1)
	yield(2) // although the loop is over
}

func main() {
	for v := range bad {
		fmt.Println(v)
		break
	}
}
