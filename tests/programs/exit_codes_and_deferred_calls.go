package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("not printed")
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintln(os.Stderr, "error:", r)
			os.Exit(7)
		}
	}()
	var m map[string]int
	m["a"] = 1
}
