package main

import "fmt"

type S struct{ v any }
type F func()

func try(f func() bool) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	fmt.Println(f())
}

func main() {
	sl, m, fn := any([]int{1}), any(map[string]int{}), any(F(nil))
	try(func() bool { return sl == sl })
	try(func() bool { return m == m })
	try(func() bool { return fn == fn })
	try(func() bool { return sl == any(1) })
	try(func() bool { return any(S{1}) == any(S{1}) })
	try(func() bool { return S{sl} == S{sl} })
	try(func() bool { return S{sl} == S{1} })
	try(func() bool { return any([1]any{m}) == any([1]any{m}) })
	try(func() bool { return [2]any{1, sl} == [2]any{2, sl} })
	try(func() bool {
		type T struct {
			a int
			f any
		}
		return T{1, sl} == T{2, sl}
	})
	try(func() bool {
		switch sl {
		case 5:
			return false
		case sl:
			return true
		}
		return false
	})
}

// expect: runtime error: comparing uncomparable type []int
// expect: runtime error: comparing uncomparable type map[string]int
// expect: runtime error: comparing uncomparable type main.F
// expect: false
// expect: true
// expect: runtime error: comparing uncomparable type []int
// expect: false
// expect: runtime error: comparing uncomparable type map[string]int
// expect: false
// expect: false
// expect: runtime error: comparing uncomparable type []int
