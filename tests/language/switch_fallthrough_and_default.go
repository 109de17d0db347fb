package main

import "fmt"

func main() {
	for i := 0; i < 5; i++ {
		switch i {
		default:
			fmt.Print("d")
		case 1:
			fmt.Print("1")
			fallthrough
		case 2:
			fmt.Print("2")
		case 3, 4:
			fmt.Print("34")
		}
		fmt.Println()
	}
}

// expect: d
// expect: 12
// expect: 2
// expect: 34
// expect: 34
