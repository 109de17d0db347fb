package main

import "fmt"

func main() {
	x := 1
	{
		x := 2
		x++
		_ = x
	}
	if x := 5; x > 3 {
		fmt.Println(x)
	}
	fmt.Println(x)
}

// expect: 5
// expect: 1
