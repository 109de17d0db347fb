package main

import "fmt"

func f(a ...int, b string) {}
func g(a int, rest ...string) {}

func main() {
	g(1, "a", []string{"b"}...)
	g(1, []int{1}...)
	var list []string
	g(1, list...)
	g(list...)
	fmt.Println(list...)
	var x ...int
}

// error: 5:10: can only use ... with final parameter
// error: 15:8: syntax error: unexpected ..., expected type
