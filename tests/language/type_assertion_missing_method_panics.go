package main

import "fmt"

type I interface{ M() }

func main() {
	var x any = 5
	fmt.Println(x.(I))
}

// exit: 2
// stderr: panic: interface conversion: int is not main.I: missing method M
