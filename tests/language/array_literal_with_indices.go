package main

import "fmt"

func main() {
	a := [...]string{2: "c", 0: "a", 4: "e"}
	fmt.Printf("%d %q\n", len(a), a)
}

// expect: 5 ["a" "" "c" "" "e"]
