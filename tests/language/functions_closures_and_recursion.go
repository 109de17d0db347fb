package main

import "fmt"

type fn func(int) fn

func fib() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func apply(n int, fs ...func(int) int) int {
	for _, f := range fs {
		n = f(n)
	}
	return n
}

func hanoi(n int, a, b, c string, move func(string, string)) {
	if n > 0 {
		hanoi(n-1, a, c, b, move)
		move(a, c)
		hanoi(n-1, b, a, c, move)
	}
}

func main() {
	f := fib()
	for range 8 {
		fmt.Print(f(), " ")
	}
	add := func(n int) func(int) int { return func(m int) int { return n + m } }
	fmt.Println(apply(1, add(2), add(3), func(n int) int { return n * n }))
	moves := 0
	hanoi(5, "a", "b", "c", func(string, string) { moves++ })
	var even, odd func(int) bool
	even = func(n int) bool { return n == 0 || odd(n-1) }
	odd = func(n int) bool { return n != 0 && even(n-1) }
	fmt.Println(moves, even(10), odd(7))
	func(xs ...string) { fmt.Println(len(xs), xs) }("a", "b")
	x := 1
	inc := func() int { x++; return x }
	fmt.Println(inc()+inc()*inc(), x)
}

// expect: 0 1 1 2 3 5 8 13 36
// expect: 31 true true
// expect: 2 [a b]
// expect: 14 4
