package main

import "fmt"

type Logger struct{ prefix string }

func (l *Logger) Safe() string { return fmt.Sprint("logger nil: ", l == nil) }
func (l *Logger) Log() string  { return l.prefix }

type Service struct{ *Logger }

func main() {
	var s Service
	fmt.Println(s.Safe())
	fmt.Println(s.Log())
}

// exit: 2
// expect: logger nil: true
// stderr: panic: runtime error: invalid memory address or nil pointer dereference
// stderr: [signal SIGSEGV: segmentation violation code=0x1
