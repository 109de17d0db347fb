package main

import "fmt"

func sum(values []int) (total int) {
	for i := 0; i <= len(values); i++ {
		total += values[i]
	}
	return total
}

func main() {
	fmt.Println("summing")
	fmt.Println(sum([]int{1, 2, 3}))
}
