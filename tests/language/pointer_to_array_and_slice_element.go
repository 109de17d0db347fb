package main

import "fmt"

func main() {
	a := [3]int{1, 2, 3}
	p := &a
	for i := range p {
		p[i] *= 2
	}
	q := &p[1]
	*q = 100
	fmt.Println(a, len(p), p[1:])
}

// expect: [2 100 6] 3 [100 6]
