//go:build waitscope

// Package main has a little of everything that Go's grammar knows.
package main

import (
	"fmt"
	m "math"
	. "strings"
	_ "sync"
)

const (
	a, b = iota, 1 << iota
	c, d
)

type (
	T        struct{ x, y int; *P; Q "tag" }
	G[K comparable, V ~int | ~string] map[K]V
	A        = []func(int, ...string) (r error)
	I        interface { M(x int) string; fmt.Stringer; ~int | *T }
	C        chan<- <-chan [3][]map[string]int
	L[P *T,] struct{}
)

var workers = 300 // tune: 1..100000 Workers
var x, y float64 = 0x1.8p-3, 1_000.5e+3i

//waitscope:inline
func (t *T) M(p ...int) (n int, err error) { defer func() { recover() }(); return t.x + p[0], nil }

func Map[S ~[]E, E any](s S, f func(E) E) S

func main() {
	s := []int{1, 2: 3, 'a'}
	for i, v := range s[1:2:3] {
		if v, ok := any(v).(int); ok && v > 0 || !ok {
			continue
		} else if i == 2 {
			break
		} else {
			return
		}
	}
	for i := 0; i < 10; i++ {}
	for range 10 {}
	for { break }
Outer:
	switch x := any(s).(type) {
	case nil, int: break Outer
	default: _ = x
	}
	switch { case true: fallthrough; case false: }
	ch := make(chan int, 1)
	select {
	case v, ok := <-ch: _, _ = v, ok
	case ch <- 1: ch <- -<-ch
	default:
	}
	go fmt.Println(m.Pi, `raw`, "\u65e5\x41\n", Map[[]int](s, func(e int) int { return e &^ 1 << 2 })...)
	{ a, b := &T{x: 1}, struct{ p *int }{nil}
	a.x, b.p = ^a.y%2, nil
	*b.p += (*(&a.x)) }
	goto End
End:
}
