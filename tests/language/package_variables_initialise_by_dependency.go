package main

import "fmt"

var a = b + 1
var b = f()
var c, d = pair()

func f() int              { return 41 }
func pair() (int, string) { return a, "d" }
func init()               { a++ }
func init()               { a *= 2 }

func main() {
	fmt.Println(a, b, c, d)
}

// expect: 86 41 42 d
