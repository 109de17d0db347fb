package main

import (
	"fmt"
	"sort"
)

type Button struct {
	handlers map[string][]func(int) string
}

func (b *Button) On(event string, h func(int) string) {
	if b.handlers == nil {
		b.handlers = map[string][]func(int) string{}
	}
	b.handlers[event] = append(b.handlers[event], h)
}

func counter() (inc func() int, get func() int, reset func()) {
	n := 0
	return func() int { n++; return n }, func() int { return n }, func() { n = 0 }
}

func main() {
	var b Button
	for _, name := range []string{"a", "b"} {
		b.On("click", func(n int) string { return name + fmt.Sprint(n) })
	}
	for i, h := range b.handlers["click"] {
		fmt.Print(h(i), " ")
	}
	inc, get, reset := counter()
	inc()
	inc()
	fmt.Print(get(), " ")
	reset()
	fmt.Println(get())
	ops := map[string]func(float64, float64) float64{
		"+": func(a, b float64) float64 { return a + b },
		"/": func(a, b float64) float64 { return a / b },
	}
	var keys []string
	for k := range ops {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Print(k, ops[k](6, 4), " ")
	}
	fmt.Println(ops["-"] == nil)
}

// expect: a0 b1 2 0
// expect: +10 /1.5 true
