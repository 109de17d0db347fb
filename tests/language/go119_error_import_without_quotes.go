package main

import (
	"fmt"
	os
)

func main() {
	fmt.Println(x)
}

// go: 1.19
// error: 5:4: expected 'STRING', found newline
