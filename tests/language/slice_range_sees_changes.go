package main

import "fmt"

func main() {
	a := []int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		if i == 2 {
			fmt.Println(v)
		}
	}
}

// expect: 10
