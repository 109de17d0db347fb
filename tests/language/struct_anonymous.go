package main

import "fmt"

func main() {
	p := struct {
		X, Y int
		n    string
	}{1, 2, "n"}
	q := p
	q.X = 5
	fmt.Println(p, q, p == q)
}

// expect: {1 2 n} {5 2 n} false
