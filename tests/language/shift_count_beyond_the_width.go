package main

import "fmt"

func main() {
	n := 70
	fmt.Println(1<<n, -1>>n, uint8(200)>>n, int8(-100)>>n)
	var u uint8 = 0xff
	fmt.Println(u<<3, u>>3)
}

// expect: 0 -1 0 -1
// expect: 248 31
