package main

import (
	"errors"
	"fmt"
)


func main() {
	fmt.Sprintf("%d", 1)
	fmt.Errorf("lost")
	errors.New("lost")
	fmt.Sprint("x")
	fmt.Println("printed")
}

// warning: 10:2: result of fmt.Sprintf call not used
// warning: 11:2: result of fmt.Errorf call not used
// warning: 12:2: result of errors.New call not used
// warning: 13:2: result of fmt.Sprint call not used
// expect: printed
