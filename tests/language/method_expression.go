package main

import "fmt"

type T struct{ n int }

func (t T) Add(d int) int { return t.n + d }
func (t *T) Set(n int)    { t.n = n }

type I interface{ Add(int) int }

func main() {
	t := T{1}
	(*T).Set(&t, 10)
	fmt.Println(T.Add(t, 1), (*T).Add(&t, 2), I.Add(t, 3))
}

// expect: 11 12 13
