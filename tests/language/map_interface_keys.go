package main

import "fmt"

func main() {
	m := map[any]string{1: "int", "1": "string", 1.0: "float", [1]int{1}: "array"}
	fmt.Println(m[1], m["1"], m[1.0], m[[1]int{1}], m[int8(1)] == "")
}

// expect: int string float array true
