package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 2; return i })
	}
	for _, f := range fs {
		fmt.Println(f(), f())
	}
}

// expect: 0 0
// expect: 2 4
// expect: 4 8
