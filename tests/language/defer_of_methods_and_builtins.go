package main

import "fmt"

type T struct{ n int }

func (t T) Show()   { fmt.Println("show", t.n) }
func (t *T) Point() { fmt.Println("point", t.n) }

func main() {
	t := T{1}
	m := map[int]int{1: 1}
	func() {
		defer t.Show()
		defer t.Point()
		defer delete(m, 1)
		t.n = 2
	}()
	fmt.Println(len(m))
}

// expect: point 2
// expect: show 1
// expect: 0
