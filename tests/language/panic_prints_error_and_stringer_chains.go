package main

import (
	"errors"
	"fmt"
)

type code int

func (c code) String() string { return fmt.Sprintf("code-%d", int(c)) }

func main() {
	defer func() {
		defer func() {
			recover()
			panic(fmt.Errorf("wrapped: %w", errors.New("inner")))
		}()
		panic(code(7))
	}()
	panic(errors.New("multi\nline"))
}

// exit: 2
// stderr: panic: multi
// stderr: 	line
// stderr: 	panic: code-7 [recovered]
// stderr: 	panic: wrapped: inner
