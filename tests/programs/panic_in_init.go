package main

import "fmt"

var table = build()

func build() map[string]int {
	fmt.Println("building")
	return map[string]int{"a": 1}
}

func init() {
	fmt.Println("init", len(table))
	var pointers []*int
	fmt.Println(*pointers[len(table)-1])
}

func main() {
	fmt.Println("never reached")
}
