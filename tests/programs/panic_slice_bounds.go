package main

import (
	"fmt"
	"strings"
)

func page(items []string, number, size int) []string {
	return items[number*size : (number+1)*size]
}

func main() {
	items := strings.Split("a,b,c,d,e", ",")
	fmt.Println(page(items, 0, 2))
	fmt.Println(page(items, 1, 2))
	fmt.Println(page(items, 2, 4))
}
