package main

import "fmt"

type T struct{ n int }

func (t T) Print()   { fmt.Println("value", t.n) }
func (t *T) PPrint() { fmt.Println("pointer", t.n) }

func f() (n int) {
	defer func(m int) { n += m }(n + 10)
	n = 5
	return n * 2
}
func g() (n int, s string) {
	defer func() { n, s = n+1, s+"!" }()
	return 1, "a"
}
func loop() {
	for i := 0; i < 3; i++ {
		defer fmt.Print(" ", i)
	}
}
func get(s string) func() { fmt.Println("get", s); return func() { fmt.Println("run", s) } }

func main() {
	fmt.Println(f())
	fmt.Println(g())
	loop()
	fmt.Println()
	t := T{1}
	defer t.Print()
	defer t.PPrint()
	t.n = 2
	defer get("x")()
	var nilFunc func()
	defer func() { fmt.Println("recovered", recover()) }()
	defer nilFunc()
	fmt.Println("main ends")
}

// expect: 20
// expect: 2 a!
// expect:  2 1 0
// expect: get x
// expect: main ends
// expect: recovered runtime error: invalid memory address or nil pointer dereference
// expect: run x
// expect: pointer 2
// expect: value 1
