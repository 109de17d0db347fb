package main

import "fmt"

func main() {
	x := 1
	f := func() int { x = 10; return 1 }
	fmt.Println(x + f())
}

// expect: 11
