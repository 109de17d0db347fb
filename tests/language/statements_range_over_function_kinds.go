package main

import "fmt"

func none(yield func() bool) {
	for yield() {
	}
}
func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}
func pairs(yield func(string, int) bool) {
	_ = yield("a", 1) && yield("b", 2)
}

type list struct{ items []string }

func (l *list) All(yield func(int, string) bool) {
	for i, s := range l.items {
		if !yield(i, s) {
			return
		}
	}
}

func find(n int) (r int, err error) {
	for i := range count(10) {
		defer func() { r++ }()
		if i == n {
			return i * 100, nil
		}
	}
	return -1, nil
}

func main() {
	n := 0
	for range none {
		if n++; n == 3 {
			break
		}
	}
	for k, v := range pairs {
		fmt.Print(k, v, " ")
	}
	for k := range pairs {
		fmt.Print(k, " ")
	}
	fmt.Println(n)
	l := &list{[]string{"x", "y"}}
	for i, s := range l.All {
		fmt.Print(i, s, " ")
	}
	fmt.Println(find(3))
outer:
	for i := range count(5) {
		for j := range count(5) {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Println(i, j)
		}
	}
	var i int
	for i = range count(3) {
	}
	fmt.Println(i)
	var fs []func() int
	for i := range count(2) {
		fs = append(fs, func() int { return i })
	}
	fmt.Println(fs[0](), fs[1]())
}

// expect: a1 b2 a b 3
// expect: 0x 1y stopped at 3
// expect: 304 <nil>
// expect: 0 0
// expect: stopped at 1
// expect: 1 0
// expect: stopped at 1
// expect: stopped at 0
// expect: stopped at 2
// expect: 2
// expect: 0 1
