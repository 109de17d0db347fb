package main

import "fmt"

type T struct{ a, b int }

func main() {
	t := T{1, 2}
	var i any = t
	t.a = 9
	u := i.(T)
	u.b = 8
	fmt.Println(t, i, u)
}

// expect: {9 2} {1 2} {1 8}
