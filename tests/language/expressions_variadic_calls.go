package main

import "fmt"

func f(prefix string, v ...int) string { return fmt.Sprint(prefix, len(v), v == nil, cap(v)) }
func modify(v ...int)                  { v[0] = 99 }
func anys(v ...any) int                { return len(v) }
func pair() (string, int)              { return "p", 7 }

func main() {
	s := []int{1, 2, 3}
	fmt.Println(f("a"), f("b", 1), f("c", s...), f("d", nil...), f("e", s[:1]...))
	modify(s...)
	x := 5
	modify(x)
	fmt.Println(s, x, f(pair()))
	fmt.Println(anys(), anys(nil), anys(nil...), anys([]any{1, 2}), anys([]any{1, 2}...), anys([]int{1, 2}))
}

// expect: a0 true 0 b1 false 1 c3 false 3 d0 true 0 e1 false 3
// expect: [99 2 3] 5 p1 false 1
// expect: 0 1 0 1 2 1
