package main

import "fmt"

type P struct {
	a int8
	b int64
	c string
}

func main() {
	s := make([]P, 2)
	s[1].a = 3
	s[1].c = "x"
	s[0].b += 5
	p := &s[0]
	p.a--
	fmt.Println(s)
}

// expect: [{-1 5 } {3 0 x}]
