package main

import "fmt"

type Set[T comparable] = map[T]bool
type Table[K comparable, V any] = map[K][]V
type Op[T any] = func(T, T) T
type Tree[T any] struct {
	Kids []Tree[T]
	Val  T
}
type IntTree = Tree[int]

func fold[T any](op Op[T], list ...T) T {
	acc := list[0]
	for _, v := range list[1:] {
		acc = op(acc, v)
	}
	return acc
}

func main() {
	s := Set[string]{"a": true}
	var m map[string]bool = s
	t := Table[int, string]{1: {"x", "y"}}
	tree := IntTree{Val: 1, Kids: []Tree[int]{{Val: 2}, {Val: 3}}}
	fmt.Printf("%v %v %T %v %T\n", m, t, t, tree, tree)
	fmt.Println(fold(func(a, b int) int { return a*10 + b }, 1, 2, 3))
}

// expect: map[a:true] map[1:[x y]] map[int][]string {[{[] 2} {[] 3}] 1} main.Tree[int]
// expect: 123
