package main

import "fmt"

func main() {
	jobs := make(chan string, 2)
	for _, name := range []string{"one", "two", "three"} {
		fmt.Println("sending", name)
		jobs <- name
	}
	fmt.Println("never reached")
}
