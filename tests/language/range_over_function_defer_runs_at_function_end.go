package main

import "fmt"

func once(yield func() bool) { yield(); fmt.Println("iterator ends") }
func f() {
	for range once {
		defer fmt.Println("deferred")
		fmt.Println("body")
	}
	fmt.Println("function ends")
}

func main() {
	f()
}

// expect: body
// expect: iterator ends
// expect: function ends
// expect: deferred
