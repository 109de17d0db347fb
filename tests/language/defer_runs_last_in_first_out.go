package main

import "fmt"

func main() {
	for i := 0; i < 3; i++ {
		defer fmt.Println("deferred", i)
	}
	fmt.Println("body")
}

// expect: body
// expect: deferred 2
// expect: deferred 1
// expect: deferred 0
