package main

import "fmt"

func main() {
	a, b := int64(-1<<63), int64(-1)
	fmt.Println(a/b, a%b)
	var c, d int8 = -128, -1
	fmt.Println(c/d, c%d)
}

// expect: -9223372036854775808 0
// expect: -128 0
