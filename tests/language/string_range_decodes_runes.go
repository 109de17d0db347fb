package main

import "fmt"

func main() {
	for i, r := range "aé\xff世" {
		fmt.Println(i, r, string(r))
	}
}

// expect: 0 97 a
// expect: 1 233 é
// expect: 3 65533 �
// expect: 4 19990 世
