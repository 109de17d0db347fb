package main

import "fmt"

func main() {
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}} {
		fmt.Println(p[0]/p[1], p[0]%p[1])
	}
}

// expect: 3 1
// expect: -3 -1
// expect: -3 1
// expect: 3 -1
