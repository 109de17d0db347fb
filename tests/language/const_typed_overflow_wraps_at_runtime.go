package main

import "fmt"

func main() {
	const c uint8 = 255
	x := c
	x++
	fmt.Println(x, ^c)
}

// expect: 0 0
