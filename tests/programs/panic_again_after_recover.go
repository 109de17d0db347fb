package main

import "fmt"

func guard() {
	if r := recover(); r != nil {
		fmt.Println("guard:", r)
		panic(fmt.Sprintf("again: %v", r))
	}
}

func work() {
	defer guard()
	var list []int
	list[0] = 1
}

func main() {
	work()
}
