package main

import "fmt"

type T struct {
	a int8
	b uint16
	c bool
	d int32
	e uint8
}

func main() {
	t := T{-1, 65535, true, -5, 255}
	t.a--
	t.b++
	t.d *= 2
	t.e += 2
	u := t
	u.c = false
	fmt.Println(t, u, t == u)
}

// expect: {-2 0 true -10 1} {-2 0 false -10 1} false
