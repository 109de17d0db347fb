package main

import "fmt"

func main() {
	x := 1
	p := &x
	pp := &p
	**pp = 7
	y := 2
	*pp = &y
	fmt.Println(x, *p)
}

// expect: 7 2
