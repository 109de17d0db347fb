package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

// needs: go1.23

func fibonacci() iter.Seq[int] {
	return func(yield func(int) bool) {
		a, b := 0, 1
		for yield(a) {
			a, b = b, a+b
		}
	}
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func take[T any](seq iter.Seq[T], n int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range seq {
			if i == n || !yield(i, v) {
				return
			}
			i++
		}
	}
}

func main() {
	even := func(n int) bool { return n%2 == 0 }
	for i, v := range take(filter(fibonacci(), even), 5) {
		fmt.Println(i, v)
	}
	ages := map[string]int{"ann": 30, "bob": 25, "cid": 41}
	for _, name := range slices.Sorted(maps.Keys(ages)) {
		fmt.Println(name, ages[name])
	}
	next, stop := iter.Pull(fibonacci())
	for range 4 {
		v, ok := next()
		fmt.Print(v, ok, " ")
	}
	stop()
	fmt.Println(next())
	fmt.Println(slices.Collect(slices.Values([]string{"x", "y"})), slices.Max(slices.Collect(maps.Values(ages))))
}
