package main

import "fmt"

func main() {
	fmt.Println("a" < "b", "a" < "aa", "B" < "a", "é" > "z", "x" == "x")
}

// expect: true true true true true
