package main

import "fmt"

func main() {
	var a, b float32 = 16777216, 1
	fmt.Println(a+b, a+b-a)
	var c float32 = 0.1
	fmt.Println(float64(c) == 0.1, c*3)
}

// expect: 1.6777216e+07 0
// expect: false 0.3
