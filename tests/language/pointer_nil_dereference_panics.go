package main

import "fmt"

func main() {
	var p *struct{ a, b int }
	fmt.Println(p.b)
}

// exit: 2
// stderr: panic: runtime error: invalid memory address or nil pointer dereference
