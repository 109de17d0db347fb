package main

import "fmt"

type T int

func (T) F() {}

type I interface{ F() }

var p *T

var i I = p

func main() {
	defer func() { fmt.Println(recover()) }()
	i.F()
}

// expect: value method main.T.F called using nil *T pointer
