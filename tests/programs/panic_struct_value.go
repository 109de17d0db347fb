package main

import "fmt"

type point struct{ x, y int }

func main() {
	fmt.Println("a struct is printed as an address")
	panic(point{1, 2})
}
