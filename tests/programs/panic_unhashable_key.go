package main

import "fmt"

func main() {
	seen := map[interface{}]bool{}
	for _, v := range []interface{}{1, "one", [2]int{1, 2}, []int{3}} {
		seen[v] = true
		fmt.Println(len(seen))
	}
}
