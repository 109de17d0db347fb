package main

import "fmt"

func main() {
	i := 0
again:
	i++
	if i < 4 {
		goto again
	}
	fmt.Println(i)
}

// expect: 4
