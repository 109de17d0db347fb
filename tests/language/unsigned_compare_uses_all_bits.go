package main

import "fmt"

func main() {
	var a, b uint64 = 1 << 63, 1
	fmt.Println(a > b, a < b, a >= b, a/3, a%10)
}

// expect: true false true 3074457345618258602 8
