package main

import "os"

type celsius float64
type name string
type level int

func (l level) String() string { return [...]string{"debug", "info"}[l] }

func try(v any) {
	defer func() {
		recover()
		defer func() { recover() }()
		panic(v)
	}()
	panic(v)
}

func main() {
	try(celsius(1.5))
	try(name("x"))
	try(level(1))
	defer os.Exit(3) // after the panics below were raised, before they are printed
	defer panic(name("second"))
	panic(level(1))
}
