package main

import (
	"errors"
	"fmt"
)

// needs: go1.20

func main() {
	err := errors.Join(errors.New("first"), fmt.Errorf("second: %w", errors.New("cause")))
	fmt.Println(err)
	panic(err)
}
