package main

import "fmt"

var limit = parse("abc")

func parse(s string) int {
	if s[0] > '9' {
		panic("not a number: " + s)
	}
	return int(s[0] - '0')
}

func main() {
	fmt.Println(limit)
}
