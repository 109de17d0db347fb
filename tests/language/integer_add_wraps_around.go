package main

import "fmt"

func main() {
	var a int8 = 127
	a++
	var b uint16 = 0
	b--
	var c int32 = -1 << 31
	c--
	var d uint64 = 1<<64 - 1
	d += 2
	fmt.Println(a, b, c, d)
}

// expect: -128 65535 2147483647 1
