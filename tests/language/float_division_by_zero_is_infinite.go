package main

import "fmt"

func main() {
	z := 0.0
	fmt.Println(1/z, -1/z, z/z == z/z)
}

// expect: +Inf -Inf false
