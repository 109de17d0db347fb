package main

import "fmt"

func main() {
	var x any = "s"
	fmt.Println(x.(int))
}

// exit: 2
// stderr: panic: interface conversion: interface {} is string, not int
