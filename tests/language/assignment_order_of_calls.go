package main

import "fmt"

func main() {
	f := func(s string, v int) int { fmt.Print(s, " "); return v }
	a := make([]int, 3)
	a[f("i", 1)], a[f("j", 2)] = f("x", 5), f("y", 6)
	fmt.Println(a)
}

// expect: i j x y [0 5 6]
