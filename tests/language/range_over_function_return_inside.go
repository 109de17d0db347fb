package main

import "fmt"

func seq(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}
func find(n int) (int, string) {
	for i := range seq {
		for j := range seq {
			if i*j == n && i > 1 {
				return i, fmt.Sprint(i, "*", j)
			}
			if j > 10 {
				break
			}
		}
	}
	return 0, ""
}

func main() {
	fmt.Println(find(15))
}

// expect: 3 3*5
