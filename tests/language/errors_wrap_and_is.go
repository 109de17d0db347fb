package main

import (
	"errors"
	"fmt"
)

var base = errors.New("base")

func main() {
	err := fmt.Errorf("ctx: %w", base)
	fmt.Println(err, errors.Is(err, base), errors.Unwrap(err) == base)
}

// expect: ctx: base true true
