package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never")
	fmt.Println("exiting")
	os.Exit(3)
}

// exit: 3
// expect: exiting
