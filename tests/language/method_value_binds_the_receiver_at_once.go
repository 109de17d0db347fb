package main

import "fmt"

type T struct{ n int }

func (t T) Get() int   { return t.n }
func (t *T) Inc(d int) { t.n += d }

func main() {
	t := T{1}
	get, inc := t.Get, t.Inc
	inc(5)
	fmt.Println(get(), t.Get())
}

// expect: 1 6
