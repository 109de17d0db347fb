package main

import "fmt"

func main() {
	var a [5]int8
	var b [3]bool
	for i := range a {
		a[i] = int8(i * 60)
	}
	b[1] = true
	fmt.Println(a, b)
}

// expect: [0 60 120 -76 -16] [false true false]
