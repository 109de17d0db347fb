package main

import (
	"fmt"
	"sync"
)

type Guarded[T any] struct {
	sync.Mutex
	value T
}

func (g *Guarded[T]) With(f func(*T)) {
	g.Lock()
	defer g.Unlock()
	f(&g.value)
}

type Counter struct {
	Guarded[map[string]int]
	name string
}

type Number interface{ ~int | ~float64 }
type Sum[T Number] struct{ total T }

func (s *Sum[T]) Add(v T) T { s.total += v; return s.total }

func main() {
	c := Counter{name: "c"}
	c.With(func(m *map[string]int) { *m = map[string]int{"a": 1} })
	with := c.With
	with(func(m *map[string]int) { (*m)["b"]++ })
	fmt.Println(c.value)
	s := Sum[float64]{}
	add := s.Add
	add(1.5)
	expr := (*Sum[float64]).Add
	fmt.Println(expr(&s, 2), s.total)
}

// expect: map[a:1 b:1]
// expect: 3.5 3.5
