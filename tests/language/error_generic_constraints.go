package main

import "fmt"

type Stringer interface{ String() string }
type Set[K comparable] map[K]bool
type Cmp interface {
	~int | ~string
	String() string
}

func Show[T Stringer](v T) string { return v.String() }
func Equal[T any](a, b T) bool    { return a == b }
func Less[T any](a, b T) bool     { return a < b }
func Add[T fmt.Stringer](a, b T) T { return a + b }

func main() {
	Show(5)
	var s Set[[]int]
	var c Cmp
	var f func(int)
	Equal(f, f)
	_, _ = s, c
	var t Set[func()]
	_ = t
}

// error: 13:44: invalid operation: a == b (incomparable types in type set)
// error: 14:44: invalid operation: a < b (type parameter T cannot use operator <)
// error: 15:45: invalid operation: operator + not defined on a (variable of type T constrained by fmt.Stringer)
// error: 18:6: int does not satisfy Stringer (missing method String)
// error: 19:12: []int does not satisfy comparable
// error: 20:8: cannot use type Cmp outside a type constraint: interface contains type constraints
// error: 24:16: func() does not satisfy comparable
