package main

import "fmt"

func main() {
	p := new(5)
	q := new(int)
	*q = *p + 1
	fmt.Println(*p, *q)
}

// expect: 5 6
