package main

import "fmt"

func main() {
	switch s := "b"; s {
	case "a":
		fmt.Println("a")
	case "b", "c":
		fmt.Println("b or c")
	}
	var x any = 2
	switch x {
	case "2":
		fmt.Println("string")
	case 2:
		fmt.Println("int")
	}
}

// expect: b or c
// expect: int
