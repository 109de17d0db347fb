package main

import (
	"fmt"
	"os"
)

type ExitError struct{ Code int }

func (e *ExitError) Error() string { return fmt.Sprintf("exit with %d", e.Code) }

func main() {
	fmt.Fprintln(os.Stderr, "to stderr")
	done := make(chan bool)
	go func() {
		defer close(done)
		panic(&ExitError{3})
	}()
	<-done
	select {}
}

// exit: 2
// stderr: to stderr
// stderr: panic: exit with 3
