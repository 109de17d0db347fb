package main

import "fmt"

func main() {
	func() {
		defer func() { fmt.Printf("%v\n", recover() == nil) }()
		panic(nil)
	}()
	panic(nil)
}
