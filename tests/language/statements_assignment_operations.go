package main

import "fmt"

type T struct{ a, b []int }

func idx(n int) int { fmt.Print("idx", n, " "); return n }

func main() {
	a := []int{1, 2, 3}
	a[idx(0)] += 5
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a)
	m := map[string][]int{}
	m["x"] = append(m["x"], 1, 2)
	m["x"][1]++
	mm := map[string]int{}
	mm["n"]--
	mm["s"] |= 6
	fmt.Println(m, mm)
	t := &T{}
	t.a, t.b = []int{1}, t.a
	fmt.Println(t.a, t.b == nil)
	var i any
	var e error
	i, e = 1, nil
	_, _ = i, e
	s := "a"
	s += "b" + s
	fmt.Println(s)
	arr := [2]int{1, 2}
	brr := arr
	brr[0] = 9
	pa := &arr
	*pa = [2]int{7, 8}
	fmt.Println(arr, brr)
	x, y := 1, 2
	x, y = y, x+y
	_, x = 5, x
	fmt.Println(x, y)
}

// expect: idx0 [3 6 2]
// expect: map[x:[1 3]] map[n:-1 s:6]
// expect: [1] true
// expect: aba
// expect: [7 8] [9 2]
// expect: 2 3
