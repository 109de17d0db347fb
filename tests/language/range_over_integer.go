package main

import "fmt"

func main() {
	for i := range 3 {
		fmt.Println(i)
	}
	n := 0
	for range 5 {
		n++
	}
	var k uint8
	for k = range 10 {
	}
	fmt.Println(n, k)
}

// expect: 0
// expect: 1
// expect: 2
// expect: 5 9
